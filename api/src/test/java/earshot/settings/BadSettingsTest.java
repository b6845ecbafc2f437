package earshot.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are refused: each wrong field is named, and nothing changes. */
class BadSettingsTest {
    private static final String DEVICE = "{\"key\":\"laptop-1\",\"label\":\"Laptop\",\"input\":null,\"output\":null}";
    private static final String STREAM = "{\"streamId\":\"demo\",\"autoJoin\":true,\"balance\":null}";
    private static final String PERSON =
            "{\"userId\":\"01939a3e-7b1c-7def-8a12-3456789abcde\",\"volumePercent\":100,\"muted\":false}";

    private static Node node;

    private SettingsBrowser ada;
    private Answer before;

    @BeforeAll
    static void start() {
        node = Node.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void save() {
        ada = new SettingsBrowser(Client.guest(node, "Ada"));
        before = ada.change(document -> {
            document.withArray("devices").add(SettingsBrowser.json(DEVICE));
            document.withArray("streams").add(SettingsBrowser.json(STREAM));
            document.withArray("people").add(SettingsBrowser.json(PERSON));
        });
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(ada.read().is(200).at("")).isEqualTo(before.at(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/account/autoJoin | 1 |",
                "/account/joinMuted | 'true' |",
                "/account/startListenOnly | null |",
                "/account/transmission | 'shout' |",
                "/account/transmission | 7 |",
                "/account/transmission | 'VOICE_ACTIVITY' |",
                "/account/pushToTalk | [] |",
                "/account/pushToTalk/key/code | '' |",
                "/account/pushToTalk/key/code | 'Key T' |",
                "/account/pushToTalk/key/code | 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' |",
                "/account/pushToTalk/key/ctrl | 0 |",
                "/account/pushToTalk/releaseDelayMs | -1 |",
                "/account/pushToTalk/releaseDelayMs | 1001 |",
                "/account/pushToTalk/releaseDelayMs | 2.5 |",
                "/account/voiceActivity/thresholdDbfs | -101 |",
                "/account/voiceActivity/thresholdDbfs | 1 |",
                "/account/voiceActivity/holdMs | 2001 |",
                "/account/inputGainPercent | 201 |",
                "/account/inputGainPercent | -1 |",
                "/account/inputGainPercent | '100' |",
                "/account/inputGainPercent | 4294967396 |",
                "/account/outputVolumePercent | 201 |",
                "/account/noiseSuppression | 'on' |",
                "/account/quality | 'hifi' |",
                "/account/ducking/depthDb | 41 |",
                "/account/ducking/attackMs | 9 |",
                "/account/ducking/attackMs | 151 |",
                "/account/ducking/releaseMs | 99 |",
                "/account/ducking/releaseMs | 3001 |",
                "/account/balance | -101 |",
                "/account/balance | 101 |",
                "/account/balance | {} |",
                "/account/sounds/volumePercent | 101 |",
                "/account/notices | null |",
                "/account/more | 1 |",
                "/account/ducking/a~1b~0c | 1 |",
                "/more | 1 |",
                "/version | 1 |",
                "/devices | {} |",
                "/devices/0 | 'laptop' |",
                "/devices/0/key | 'short' |",
                "/devices/0/key | 'with space' |",
                "/devices/0/label | '' |",
                "/devices/0/label | ' ' |",
                "/devices/0/input | {'id':'a','label':'b'}|/devices/0/input/groupId",
                "/devices/0/input | {'id':'a\\u0000','label':'b','groupId':''}|/devices/0/input/id",
                "/devices/0/output | {'id':1,'label':'b','groupId':''}|/devices/0/output/id",
                "/devices/0/output | 'default' |",
                "/devices/0/more | 1 |",
                "/streams/0/streamId | 'DEMO' |",
                "/streams/0/autoJoin | 'yes' |",
                "/streams/0/balance | 101 |",
                "/people/0/userId | 'ada' |",
                "/people/0/userId | null |",
                "/people/0/volumePercent | 201 |",
                "/people/0/volumePercent | null |",
                "/people/0/muted | 0 |",
                "/people | null |",
                "/account | null |"
            })
    void aWrongFieldIsNamed(String where, String value, String named) {
        ObjectNode document = SettingsBrowser.document(before, "");
        put(document, where, SettingsBrowser.json(value.replace('\'', '"')));

        assertThat(refusal(document)).containsExactly(named == null ? where : named);
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void aMissingFieldIsNamed(String where) {
        ObjectNode document = SettingsBrowser.document(before, "");
        ((ObjectNode) document.at(where.substring(0, where.lastIndexOf('/')))).remove(name(where));

        assertThat(refusal(document)).containsExactly(where);
    }

    /** Every field that has to be there, from the document itself. */
    static Stream<String> everyField() {
        return Stream.concat(
                fields("", defaults()),
                Stream.of(
                        "/devices/0/key",
                        "/devices/0/label",
                        "/devices/0/input",
                        "/devices/0/output",
                        "/streams/0/streamId",
                        "/streams/0/autoJoin",
                        "/streams/0/balance",
                        "/people/0/userId",
                        "/people/0/volumePercent",
                        "/people/0/muted"));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        ObjectNode document = SettingsBrowser.document(before, "");
        Map<String, String> wrong = Map.ofEntries(
                entry("/account/autoJoin", "7"),
                entry("/account/balance", "500"),
                entry("/account/sounds", "null"),
                entry("/account/pushToTalk/key/code", "\"?\""),
                entry("/devices/0/key", "\"x\""),
                entry("/streams/0/balance", "true"),
                entry("/people/0/volumePercent", "-1"),
                entry("/people/0/extra", "[]"),
                entry("/surprise", "{}"));
        wrong.forEach((where, value) -> put(document, where, SettingsBrowser.json(value)));

        assertThat(refusal(document)).containsExactlyInAnyOrderElementsOf(wrong.keySet());
    }

    @Test
    void whatIsInAListTwiceIsNamed() {
        ObjectNode document = SettingsBrowser.document(before, "");
        document.withArray("devices").add(SettingsBrowser.json(DEVICE));
        document.withArray("streams").add(SettingsBrowser.json(STREAM));
        document.withArray("people").add(SettingsBrowser.json(PERSON)).add(SettingsBrowser.json(PERSON));

        assertThat(refusal(document))
                .containsExactly("/devices/1/key", "/streams/1/streamId", "/people/1/userId", "/people/2/userId");
    }

    @ParameterizedTest
    @CsvSource({"devices,16", "streams,200", "people,500"})
    void aListHoldsSoManyAndNoMore(String list, int most) {
        ObjectNode document = SettingsBrowser.document(before, "");
        fill(document, list, most + 1);
        assertThat(refusal(document)).containsExactly("/" + list);

        fill(document, list, most);
        before = ada.write(before.header("ETag"), document).is(200);
        assertThat(before.at("/" + list)).hasSize(most);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[]", "7", "\"x\"", "null", "{}", "{\"account\":{},\"account\":{}}", "\u0000"})
    void whatIsNoDocumentIsRefused(String body) {
        ada.send(before.header("ETag"), body).isProblem(400, "invalid-request");
    }

    @Test
    void aBodyOfMoreThan64KiBIsRefused() {
        String body = SettingsBrowser.document(before, "").toString();
        ada.send(before.header("ETag"), body + " ".repeat(65_537 - body.length()))
                .isProblem(413, "payload-too-large");
    }

    @Test
    void aBodyOf64KiBIsRead() {
        String body = SettingsBrowser.document(before, "").toString();
        before = ada.send(before.header("ETag"), body + " ".repeat(65_536 - body.length()))
                .is(200);
    }

    @Test
    void withoutAVersionNothingIsChanged() {
        String body = SettingsBrowser.document(before, "").toString();
        ada.client().put(SettingsBrowser.PATH, body).isProblem(428, "precondition-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "1", "W/\"1\"", "\"1\", \"2\"", "\"x\"", "\"-1\"", "\"01\"", "\"9999999999999999999\""})
    void whatIsNoVersionIsRefused(String tag) {
        String body = SettingsBrowser.document(before, "").toString();
        ada.send(tag, body).isInvalid("#If-Match");
    }

    @Test
    void onlyWhoIsSignedInHasSettings() {
        var nobody = new SettingsBrowser(Client.of(node));
        nobody.read().isProblem(401, "unauthenticated");
        nobody.send("\"0\"", "{}").isProblem(401, "unauthenticated");
    }

    @Test
    void anotherSiteChangesNothing() {
        var request = ada.client()
                .request(SettingsBrowser.PATH)
                .setHeader("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .header("If-Match", before.header("ETag"))
                .PUT(BodyPublishers.ofString(
                        SettingsBrowser.document(before, "").toString()));
        ada.client().send(request).isProblem(403, "forbidden");
    }

    private List<String> refusal(JsonNode document) {
        Answer refused = ada.write(before.header("ETag"), document).isProblem(400, "invalid-request");
        return StreamSupport.stream(refused.at("/errors").spliterator(), false)
                .map(error -> error.get("pointer").asText())
                .toList();
    }

    private static JsonNode defaults() {
        return SettingsBrowser.document(new SettingsBrowser(Client.guest(node, "Grace")).read(), "");
    }

    private static void fill(ObjectNode document, String list, int count) {
        var items = document.putArray(list);
        for (int i = 0; i < count; i++) {
            switch (list) {
                case "devices" -> items.add(SettingsBrowser.json(DEVICE.replace("laptop-1", "laptop-1-" + i)));
                case "streams" -> items.add(SettingsBrowser.json(STREAM.replace("demo", "demo-" + i)));
                default -> items.add(SettingsBrowser.json(PERSON.replace("3456789abcde", "%012x".formatted(i))));
            }
        }
    }

    private static Stream<String> fields(String at, JsonNode node) {
        return node.properties().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(at + "/" + field.getKey()), fields(at + "/" + field.getKey(), field.getValue())));
    }

    private static void put(ObjectNode document, String where, JsonNode value) {
        switch (document.at(where.substring(0, where.lastIndexOf('/')))) {
            case ObjectNode object -> object.set(name(where), value);
            case ArrayNode list -> list.set(Integer.parseInt(name(where)), value);
            case JsonNode other -> throw new IllegalArgumentException(where + " in " + other);
        }
    }

    private static String name(String where) {
        return where.substring(where.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }
}
