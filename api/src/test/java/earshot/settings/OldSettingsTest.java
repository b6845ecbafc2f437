package earshot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Documents that older code stored. */
class OldSettingsTest {
    private static final String STORED = stored();

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aStoredDocumentWithoutLaterFieldsGetsTheirDefaultsAndKeepsItsOwn() {
        var ada = user();

        Answer read = ada.read().is(200);

        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        var old = SettingsBrowser.json(STORED);
        for (String kept : List.of("/account/transmission", "/account/pushToTalk", "/account/balance", "/people")) {
            assertThat(read.at(kept)).as(kept).isEqualTo(old.at(kept));
        }
        assertThat(read.at("/account/ducking"))
                .isEqualTo(SettingsBrowser.json("{\"on\":false,\"depthDb\":20,\"attackMs\":100,\"releaseMs\":600}"));
        assertThat(read.at("/account/notices/echo").asBoolean()).isTrue();
        assertThat(read.at("/devices/0/output").isNull()).isTrue();
        assertThat(read.at("/streams").isArray()).isTrue();
        assertThat(read.at("/account/language").isMissingNode()).isTrue();
    }

    @Test
    void whatWasReadFromItCanBeSaved() {
        var ada = user();

        Answer saved =
                ada.write("\"1\"", SettingsBrowser.document(ada.read(), "")).is(200);

        assertThat(saved.header("ETag")).isEqualTo("\"2\"");
        assertThat(ada.read().at("")).isEqualTo(saved.at(""));
    }

    @Test
    void aDocumentOfAnOldSchemaNumberTakesTheStepsThatItMissed() {
        var json = node.bean(ObjectMapper.class);
        var format = new DocumentFormat(json, List.of(OldSettingsTest::loudnessBecameBalance, tree -> tree));
        String first = STORED.replace("\"balance\"", "\"loudness\"");

        assertThat(format.schemaNumber()).isEqualTo(3);
        assertThat(format.read(1, first).account().balance()).isEqualTo(-25);
        assertThat(format.read(2, STORED).account().balance()).isEqualTo(-25);
        assertThat(format.read(2, first).account().balance()).isZero();
        assertThat(format.read(3, format.write(SettingsDocument.DEFAULT))).isEqualTo(SettingsDocument.DEFAULT);
    }

    private static JsonNode loudnessBecameBalance(JsonNode document) {
        Map<String, JsonNode> whole = fields(document);
        Map<String, JsonNode> account = fields(whole.get("account"));
        account.put("balance", account.remove("loudness"));
        whole.put("account", JsonNode.createObjectNode(account));
        return JsonNode.createObjectNode(whole);
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** Somebody whose settings older code stored, as version 1. */
    private static SettingsBrowser user() {
        var browser = new SettingsBrowser(Client.guest(node, "Ada"));
        var id = UUID.fromString(
                browser.client().get("/api/session").at("/user/id").asText());
        node.bean(SettingsRepository.class).insert(id, 1, STORED, Instant.now());
        return browser;
    }

    private static String stored() {
        try (var file = OldSettingsTest.class.getResourceAsStream("/voice-settings-old.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
