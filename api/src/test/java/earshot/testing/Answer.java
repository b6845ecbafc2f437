package earshot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What came back. */
public record Answer(HttpResponse<String> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The value at a JSON Pointer of the body. */
    public JsonNode at(String pointer) {
        try {
            return JSON.readTree(response.body()).at(pointer);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    /** Fails unless the status is this one. */
    public Answer is(int status) {
        assertThat(status()).as(response.body()).isEqualTo(status);
        return this;
    }

    /** Fails unless this is a problem with that status and slug, shaped as problems are. */
    public Answer isProblem(int status, String slug) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(at("/type").asText()).isEqualTo("urn:earshot:problem:" + slug);
        assertThat(at("/status").asInt()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("java.", "earshot.", "io.micronaut", "Exception");
        return this;
    }

    /** Fails unless this is an {@code invalid-request} about the field at {@code pointer}. */
    public Answer isInvalid(String pointer) {
        isProblem(400, "invalid-request");
        assertThat(at("/errors/0/pointer").asText()).as(response.body()).isEqualTo(pointer);
        return this;
    }
}
