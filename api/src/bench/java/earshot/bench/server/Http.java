package earshot.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests of one person to one server. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private Map<String, String> headers = Map.of("Sec-Fetch-Site", "same-origin");

    public Http(InetSocketAddress server) {
        this.base = URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** From now on this person is known by an API token. */
    void bearer(String token) {
        headers = Map.of("Authorization", "Bearer " + token);
    }

    /** The answer to a GET, as text; throws unless it is a good one. */
    String get(String path) {
        var answer = answer(request(path));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The answer to a POST; throws unless it is a good one. */
    JsonNode post(String path, String json) {
        return send("POST", path, json);
    }

    /** The cookies that a POST is answered with, as they are sent back. */
    String cookie(String path, String json) {
        var answer =
                answer(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("POST " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    JsonNode send(String method, String path, String json) {
        var answer = answer(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    /** Whether a GET is answered with 200; false when nobody answers. */
    public boolean isOk(String path) {
        try {
            return CLIENT.send(request(path).timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        headers.forEach(request::header);
        return request;
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : JSON.nullNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
