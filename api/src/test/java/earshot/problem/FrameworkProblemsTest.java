package earshot.problem;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Backends;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client is told when it is refused by the framework itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@MicronautTest(environments = "problem-test", transactional = false)
class FrameworkProblemsTest implements TestPropertyProvider {
    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "earshot.signing.keys", "test-only-signing-key-of-at-least-32-bytes",
                "earshot.redis.uri", Backends.redisUri(),
                "datasources.default.url", Backends.newDatabase(),
                "datasources.default.username", "postgres",
                "datasources.default.password", "postgres");
    }

    @Serdeable
    record Greeting(@Size(min = 1, max = 3) String name, int times) {}

    @Controller("/problem-test")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Requires(env = "problem-test")
    static class Greetings {
        @Post
        String greet(@Body @Valid Greeting greeting) {
            return greeting.name();
        }

        @Get("/fault")
        String fault() {
            throw new IllegalStateException("secret detail of earshot.internal.Thing");
        }

        @Get("/full")
        String full() {
            throw new ProblemException(ProblemType.ROOM_FULL, "Wait for a place.", java.time.Duration.ofMillis(1500));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"abcd\",\"times\":1}     | /name",
                "{\"name\":\"a\",\"times\":\"many\"} | /times",
                "{\"name\":\"a\",\"times\":1,\"x\":1}| /x",
                "{\"name\":\"a\",\"times\":9e99}     | /times",
            })
    void namesTheFieldByPointer(String body, String pointer) throws Exception {
        var answer = post(body, "application/json");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "''", "nul", "{\"name\":{}}"})
    void refusesWhatIsNotTheExpectedJson(String body) throws Exception {
        assertProblem(post(body, "application/json"), 400, "invalid-request");
    }

    @Test
    void refusesAnotherContentType() throws Exception {
        assertProblem(post("name=a", "application/x-www-form-urlencoded"), 415, "unsupported-media-type");
    }

    @Test
    void listsTheAllowedMethods() throws Exception {
        var answer = get("/problem-test");

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void keepsTheInsideOfAFaultToItself() throws Exception {
        var answer = get("/problem-test/fault");

        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret", "earshot.internal", "Exception");
    }

    @Test
    void saysWhenToTryAgainInWholeSeconds() throws Exception {
        var answer = get("/problem-test/full");

        assertProblem(answer, 409, "room-full");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"type\":\"urn:earshot:problem:" + slug + "\"", "\"status\":" + status);
        assertThat(answer.body()).doesNotContain("earshot.problem", "io.micronaut", "java.");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String contentType) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/problem-test"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return server.getURI().resolve(path);
    }
}
