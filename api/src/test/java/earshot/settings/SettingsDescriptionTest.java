package earshot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the API description says of voice settings beyond their fields. */
class SettingsDescriptionTest {
    private static Object description;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                SettingsDescriptionTest.class.getResourceAsStream("/META-INF/swagger/earshot.yml"))) {
            description = new Yaml().load(file);
        }
    }

    @Test
    void aReadTellsItsVersionAndWhereItComesFrom() {
        assertThat(fields(operation("get"), "responses", "200", "headers"))
                .containsOnlyKeys("ETag", "Earshot-Settings-Source");
    }

    @Test
    void aRefusedChangeBringsTheCurrentSettings() {
        var conflict = fields(operation("put"), "responses", "412");
        assertThat(fields(conflict, "headers")).containsOnlyKeys("ETag");
        assertThat(fields(conflict, "content", "application/problem+json", "schema"))
                .containsEntry("$ref", "#/components/schemas/SettingsConflict");

        var schema = fields(description, "components", "schemas", "SettingsConflict");
        assertThat(schema).containsEntry("required", List.of("current"));
        assertThat(String.valueOf(schema.get("allOf"))).contains("schemas/Problem", "schemas/SettingsReply");
    }

    @Test
    void tooManyChangesAreToldWhenToGoOn() {
        assertThat(fields(operation("put"), "responses", "429", "headers")).containsOnlyKeys("Retry-After");
    }

    private static Object operation(String method) {
        return fields(description, "paths", SettingsBrowser.PATH, method);
    }

    @SuppressWarnings("unchecked") // every member that is asked for has members by name
    private static Map<String, Object> fields(Object from, String... names) {
        Object at = from;
        for (String name : names) {
            at = Objects.requireNonNull(((Map<String, Object>) at).get(name), name);
        }
        return (Map<String, Object>) at;
    }
}
