package earshot.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import earshot.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a JSON body in only when it is one value, not {@code null}, without duplicate names and nothing comes after it; the framework looks less closely. */
@ServerFilter("/api/**")
final class WholeBodyFilter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @RequestFilter
    void refuse(HttpRequest<?> request, @Body byte @Nullable [] body) {
        if (body != null && isJson(request) && !isOneValue(body)) {
            throw new ProblemException(
                    "The body must be one JSON object, with each name once and nothing after it.", List.of());
        }
    }

    private static boolean isJson(HttpRequest<?> request) {
        return request.getContentType()
                .filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    private static boolean isOneValue(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            boolean something = parser.nextToken() != JsonToken.VALUE_NULL;
            parser.skipChildren();
            return something && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
