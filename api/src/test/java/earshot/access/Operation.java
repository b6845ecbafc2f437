package earshot.access;

import earshot.testing.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation of the API, as its own description has it.
 *
 * @param id the operationId
 * @param method in upper case
 * @param path with variables in braces
 */
record Operation(String id, String method, String path) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Those that {@code node} describes. */
    @SuppressWarnings("unchecked") // YAML of a known shape
    static List<Operation> of(Node node) {
        Map<String, Object> description = new Yaml().load(read(node));
        var paths = (Map<String, Map<String, Object>>) description.get("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(verb -> METHODS.contains(verb.getKey()))
                        .map(verb -> new Operation(
                                String.valueOf(((Map<String, Object>) verb.getValue()).get("operationId")),
                                verb.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey())))
                .toList();
    }

    /** Whether it is about a stream that the path names. */
    boolean isOfStream() {
        return path.contains("/streams/{id}");
    }

    private static String read(Node node) {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(node.uri().resolve("/openapi.yml")).build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
