package earshot.settings;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How documents are stored. A field that an old document does not have yet gets its default, one that is no more is dropped; any other
 * change of the shape is a step, and makes the next schema number.
 */
@Singleton
final class DocumentFormat {
    /** From each schema number to the next, number 1 first. */
    private static final List<UnaryOperator<JsonNode>> STEPS = List.of();

    private final ObjectMapper json;
    private final List<UnaryOperator<JsonNode>> steps;

    @Inject
    DocumentFormat(ObjectMapper json) {
        this(json, STEPS);
    }

    DocumentFormat(ObjectMapper json, List<UnaryOperator<JsonNode>> steps) {
        this.json = json;
        this.steps = steps;
    }

    /** The number of what {@link #write} writes. */
    int schemaNumber() {
        return steps.size() + 1;
    }

    String write(SettingsDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what this or older code wrote. */
    SettingsDocument read(int schemaNumber, String text) {
        try {
            JsonNode stored = Objects.requireNonNull(json.readValue(text, Argument.of(JsonNode.class)));
            for (var step : steps.subList(Math.min(schemaNumber - 1, steps.size()), steps.size())) {
                stored = step.apply(stored);
            }
            JsonNode whole = filled(stored, json.writeValueToTree(SettingsDocument.DEFAULT));
            return Objects.requireNonNull(json.readValueFromTree(whole, SettingsDocument.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code stored} with exactly the fields of {@code defaults}. */
    private static JsonNode filled(JsonNode stored, JsonNode defaults) {
        if (!stored.isObject() || !defaults.isObject()) {
            return stored;
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (var field : defaults.entries()) {
            JsonNode value = stored.get(field.getKey());
            fields.put(field.getKey(), value == null ? field.getValue() : filled(value, field.getValue()));
        }
        return JsonNode.createObjectNode(fields);
    }
}
