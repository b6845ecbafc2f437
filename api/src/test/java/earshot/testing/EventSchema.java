package earshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** {@code docs/events.schema.json}: what an event on a stream may look like. */
public final class EventSchema {
    private static final JsonNode TEXT = parse(read());
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    private EventSchema() {}

    /** Fails, saying what is wrong, when {@code event} is none of the documented ones. */
    public static void check(String event) {
        var errors = SCHEMA.validate(parse(event));
        if (!errors.isEmpty()) {
            throw new AssertionError(errors + " in " + event);
        }
    }

    /** Every type that the schema knows. */
    public static Set<String> types() {
        var types = new TreeSet<String>();
        TEXT.at("/properties/t/enum").forEach(type -> types.add(type.asText()));
        return types;
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/events.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
