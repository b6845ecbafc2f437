package earshot.gate;

import earshot.problem.Problem;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What the gate says by itself, on connections that the framework has let go. The SFU's own words never pass: they repeat the token. */
@Singleton
final class Answers {
    private static final List<CharSequence> HANDSHAKE = List.of(
            HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
            HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS,
            HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** The last answer on a connection. */
    ByteBuf problem(ProblemException problem, String path) {
        byte[] body = body(Problem.of(problem, path));
        var head = new StringBuilder("HTTP/1.1 ")
                .append(problem.type().status().getCode())
                .append(' ')
                .append(problem.type().status().getReason());
        line(head, HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_PROBLEM);
        line(head, HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        line(head, HttpHeaderNames.CACHE_CONTROL, "no-store");
        line(head, HttpHeaderNames.CONNECTION, "close");
        Duration wait = problem.retryAfter();
        if (wait != null) {
            line(head, HttpHeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
        return Unpooled.wrappedBuffer(ended(head), Unpooled.wrappedBuffer(body));
    }

    /** The SFU has opened. */
    static ByteBuf opened(HttpHeaders answer) {
        var head = new StringBuilder("HTTP/1.1 101 Switching Protocols");
        line(head, HttpHeaderNames.CONNECTION, "Upgrade");
        line(head, HttpHeaderNames.UPGRADE, "websocket");
        HANDSHAKE.stream().filter(answer::contains).forEach(name -> line(head, name, answer.get(name)));
        return ended(head);
    }

    /** The SFU has not opened, for a reason that it gives as a status. */
    static ProblemException refused(int status) {
        return switch (status) {
            case 401 -> new ProblemException(ProblemType.UNAUTHENTICATED, "The voice server does not take this token.");
            case 403 -> new ProblemException(ProblemType.FORBIDDEN, "The voice server does not allow this.");
            // LiveKit's own clients look for these words.
            case 404 -> new ProblemException(ProblemType.NOT_FOUND, "The requested room does not exist.");
            default ->
                status / 100 == 4
                        ? new ProblemException(
                                ProblemType.INVALID_REQUEST, "The voice server does not take this request.")
                        : away();
        };
    }

    static ProblemException away() {
        return new ProblemException(
                ProblemType.SFU_UNAVAILABLE, "The voice server does not answer.", Duration.ofSeconds(1));
    }

    private byte[] body(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(StringBuilder head, CharSequence name, String value) {
        head.append("\r\n").append(name).append(": ").append(value);
    }

    private static ByteBuf ended(StringBuilder head) {
        byte[] bytes = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return Unpooled.wrappedBuffer(bytes);
    }
}
