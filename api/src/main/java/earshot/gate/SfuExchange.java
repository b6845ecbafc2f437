package earshot.gate;

import earshot.problem.ProblemException;
import earshot.sfu.SfuSettings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to the SFU and its answer, both written anew with what is known to matter, both small. */
@Singleton
final class SfuExchange {
    private static final List<String> SENT = List.of("Content-Type", "If-Match");
    private static final List<String> ANSWERED = List.of("Content-Type", "ETag", "Link", "Location");
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final HttpClient http;
    private final String sfu;
    private final GateSettings settings;

    SfuExchange(SfuSettings sfu, GateSettings settings) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.dialTimeout())
                .build();
        this.sfu = sfu.url().replaceFirst("^ws", "http").replaceFirst("/$", "");
        this.settings = settings;
    }

    /**
     * The SFU's good answer.
     *
     * @throws ProblemException {@code sfu-unavailable} where it is away, or what became of its refusal
     */
    MutableHttpResponse<byte[]> send(io.micronaut.http.HttpRequest<?> request, Knock knock, byte @Nullable [] body) {
        try {
            var answer = http.send(outgoing(request, knock, body), BodyHandlers.ofInputStream());
            try (InputStream content = answer.body()) {
                if (answer.statusCode() / 100 != 2) {
                    throw Answers.refused(answer.statusCode());
                }
                MutableHttpResponse<byte[]> relayed = HttpResponse.status(
                                io.micronaut.http.HttpStatus.valueOf(answer.statusCode()))
                        .body(content.readNBytes(LONGEST_ANSWER));
                ANSWERED.forEach(
                        name -> answer.headers().allValues(name).forEach(value -> relayed.header(name, value)));
                return relayed;
            }
        } catch (IOException e) {
            throw Answers.away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Answers.away();
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private HttpRequest outgoing(io.micronaut.http.HttpRequest<?> request, Knock knock, byte @Nullable [] body) {
        var content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        var outgoing = HttpRequest.newBuilder(URI.create(sfu + knock.at(request.getPath())))
                .timeout(settings.answerTimeout())
                .header("Authorization", "Bearer " + knock.token())
                .method(request.getMethodName(), content);
        SENT.forEach(name -> request.getHeaders().getFirst(name).ifPresent(value -> outgoing.header(name, value)));
        return outgoing.build();
    }
}
