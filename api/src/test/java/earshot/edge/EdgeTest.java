package earshot.edge;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class EdgeTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Node node;

    @BeforeAll
    void start(@TempDir Path page) throws IOException {
        Files.writeString(page.resolve("index.html"), "<!doctype html><title>Earshot</title>" + " ".repeat(2000));
        Files.createDirectory(page.resolve("assets"));
        Files.writeString(page.resolve("assets").resolve("app-1.js"), "export {};");
        node = Node.start(Map.of(
                "earshot.gui", page.toString(),
                "earshot.sfu.url", "wss://sfu.example:7443",
                "earshot.sfu.api-key", "key",
                "earshot.sfu.api-secret", "a-secret-that-is-long-enough-for-hs256"));
    }

    @AfterAll
    void stop() {
        node.close();
        http.close();
    }

    @Test
    void thePageOpensAtEachOfItsAddresses() throws Exception {
        for (String path : new String[] {"/", "/s/demo"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("<!doctype html>");
            assertThat(header(answer, "Content-Type")).startsWith("text/html");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void filesWhoseNamesChangeWithTheirContentAreKeptForGood() throws Exception {
        assertThat(header(get("/assets/app-1.js"), "Cache-Control")).contains("immutable");
        HttpResponse<String> missing = get("/assets/app-2.js");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(header(missing, "Cache-Control")).doesNotContain("immutable");
    }

    @Test
    void everyAnswerIsGuarded() throws Exception {
        for (String path : new String[] {"/", "/api/session", "/api/nothing-here", "/demo/live.m3u8"}) {
            HttpResponse<String> answer = get(path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains(
                            "script-src 'self' 'wasm-unsafe-eval';",
                            "frame-ancestors 'self'",
                            "connect-src 'self' https: http:;")
                    .doesNotContain("'unsafe-eval'");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("microphone=(self)");
        }
    }

    @Test
    void unknownAddressesOfTheApiAreProblems() throws Exception {
        HttpResponse<String> answer = get("/api/nothing-here");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aPlausibleRequestIdIsKeptAndStandsInTheProblem() throws Exception {
        HttpResponse<String> answer = get("/api/nothing-here", "X-Request-Id", "from-the-proxy.1");
        assertThat(header(answer, "X-Request-Id")).isEqualTo("from-the-proxy.1");
        assertThat(answer.body()).contains("\"traceId\":\"from-the-proxy.1\"");
    }

    @Test
    void anImplausibleRequestIdIsReplaced() throws Exception {
        assertThat(header(get("/api/session", "X-Request-Id", "a b\"}"), "X-Request-Id"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void textIsCompressedAndVideoIsNot() throws Exception {
        assertThat(header(get("/", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
        HttpResponse<String> video = get("/demo/00.mp4", "Accept-Encoding", "gzip");
        assertThat(video.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(video, "Content-Type")).isEqualTo("video/mp4");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
