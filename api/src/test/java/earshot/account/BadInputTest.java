package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be refused: with which status and slug, and with nothing changed. */
class BadInputTest {
    private static Node node;

    private Client ada;

    @BeforeAll
    static void start() {
        node = AccountNodes.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void signIn() {
        ada = Client.guest(node, "Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "\"x\"",
                "7",
                "null",
                "{}",
                "{\"displayName\":}",
                "{\"displayName\":\"x\"",
                "{\"displayName\":\"x\"}}",
                "{\"displayName\":\"x\"} {}",
                "{\"displayName\":null}",
                "{\"displayName\":7}",
                "{\"displayName\":true}",
                "{\"displayName\":[\"x\"]}",
                "{\"displayName\":{}}",
                "{\"displayName\":\"x\",\"displayName\":\"y\"}",
                "{\"displayName\":\"x\",\"admin\":true}",
                "{\"displayname\":\"x\"}",
                "{\"displayName\":\"\\ud800\"}",
                "{\"displayName\":\"a\\u0000b\"}",
                "{\"displayName\":1e999999}",
                "{'displayName':'x'}",
                "\u0000"
            })
    void jsonThatIsNoProfile(String body) {
        ada.patch("/api/account", body).isProblem(400, "invalid-request");
        assertThat(displayName()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enabled\":\"true\",\"softCap\":1,\"hardCap\":2}",
                "{\"enabled\":1,\"softCap\":1,\"hardCap\":2}",
                "{\"enabled\":true,\"softCap\":\"1\",\"hardCap\":2}",
                "{\"enabled\":true,\"softCap\":1.5,\"hardCap\":2}",
                "{\"enabled\":true,\"softCap\":1,\"hardCap\":501}",
                "{\"enabled\":true,\"softCap\":0,\"hardCap\":2}",
                "{\"enabled\":true,\"softCap\":-1,\"hardCap\":2}",
                "{\"enabled\":true,\"softCap\":3,\"hardCap\":2}",
                "{\"enabled\":true,\"softCap\":1,\"hardCap\":4294967298}",
                "{\"enabled\":true,\"softCap\":1,\"hardCap\":1e3}",
                "{\"enabled\":true,\"softCap\":1,\"hardCap\":99999999999999999999999}",
                "{\"enabled\":true,\"softCap\":1}",
                "{\"enabled\":null,\"softCap\":1,\"hardCap\":2}",
                "{}",
                "[]",
                "true",
                "\"x\"",
                "{\"enabled\":true,\"softCap\":1,\"hardCap\":2,\"more\":3}"
            })
    void voiceSettingsThatAreNone(String voice) {
        var host = Client.signedUp(node, "Hedy");
        String stream = "{\"title\":\"T\",\"playbackUrl\":\"/x\",\"voice\":" + voice + "}";

        host.post("/api/streams", stream).isProblem(400, "invalid-request");

        String id = host.post("/api/streams", "{\"title\":\"T\",\"playbackUrl\":\"/x\"}")
                .is(201)
                .at("/id")
                .asText();
        host.patch("/api/streams/" + id, "{\"voice\":" + voice + "}").isProblem(400, "invalid-request");
        assertThat(host.get("/api/streams/" + id).at("/voiceSettings/hardCap").asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//evil.example/x",
                "ftp://x/y",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://",
                "https:///x",
                "https://u:p@x.example/y",
                "https://x.example/a b",
                "/a\\nb",
                "/a\\u0000b",
                "/\\u202e",
                "https://x.example:123456/y"
            })
    void playbackAddressesThatAreNone(String url) {
        Client.signedUp(node, "Hedy")
                .post("/api/streams", "{\"title\":\"T\",\"playbackUrl\":\"" + url + "\"}")
                .isInvalid("/playbackUrl");
    }

    @Test
    void nullIsNoAbsentBody() {
        ada.send("DELETE", "/api/account", "null").isProblem(400, "invalid-request");
        ada.post("/api/session/token", "null").isProblem(400, "invalid-request");
        assertThat(displayName()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=",
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=x",
        "limit=99999999999999",
        "limit=1.5",
        "after=%00",
        "after=",
        "after=!",
        "after=AAAA",
        "after=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    })
    void pagesThatAreNone(String query) {
        Client.of(node).get("/api/streams?" + query).isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "-a",
                "a_b",
                "%00",
                "a%2Fb",
                "..%2f",
                "%F0%9F%8E%A7",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void streamIdsThatAreNone(String id) {
        assertThat(Client.of(node).get("/api/streams/" + id).status()).isIn(400, 404);
        Client.of(node).get("/api/streams/nowhere").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\t",
                "\\u00a0",
                "\\u200b",
                "\\u3164",
                "a\\nb",
                "a\\u0007b",
                "a\\u007fb",
                "a\\u009fb",
                "a\\u202eb",
                "a\\u2066b",
                "a\\u200fb",
                "a\\u061cb",
                "a\\ufeffb",
                "a\\u2028b",
                "a\\udb40\\udc41b",
                "a\\ud83d"
            })
    void namesThatHideOrShowNothing(String name) {
        ada.patch("/api/account", "{\"displayName\":\"" + name + "\"}").isInvalid("/displayName");
        Client.of(node)
                .post("/api/session/guest", "{\"displayName\":\"" + name + "\"}")
                .isInvalid("/displayName");
        assertThat(displayName()).isEqualTo("Ada");
    }

    @Test
    void aNameOfFortyCharactersIsLongEnough() {
        ada.patch("/api/account", profile("🎧".repeat(41))).isInvalid("/displayName");
        ada.patch("/api/account", profile("x".repeat(41))).isInvalid("/displayName");

        Client.guest(node, "Grace")
                .patch("/api/account", profile("🎧".repeat(40)))
                .is(200);
        Client.guest(node, "Grace")
                .patch("/api/account", profile("नमस्ते 👩‍🚀"))
                .is(200);
    }

    @ParameterizedTest
    @CsvSource({"ab", "'a b'", "aé", "'a/b'", "'a%00b'", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void signInNamesAreOfAFewPlainLetters(String name) {
        Client.of(node)
                .post("/api/accounts", AccountTest.signUp(name, "Ada", "correct horse"))
                .isInvalid("/name");
        Client.of(node)
                .post("/api/session", AccountTest.signIn(name, "correct horse"))
                .isInvalid("/name");
    }

    @Test
    void passwordsHaveEightToTwoHundredCharacters() {
        String name = AccountTest.randomName();

        Client.of(node)
                .post("/api/accounts", AccountTest.signUp(name, "Ada", "1234567"))
                .isInvalid("/password");
        Client.of(node)
                .post("/api/accounts", AccountTest.signUp(name, "Ada", "x".repeat(201)))
                .isInvalid("/password");
        Client.of(node)
                .post("/api/accounts", AccountTest.signUp(name, "Ada", "🎧".repeat(200)))
                .is(201);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        var answer =
                Client.of(node).post("/api/accounts", "{\"name\":\"x\",\"displayName\":\"\",\"password\":\"short\"}");

        answer.isProblem(400, "invalid-request");
        assertThat(answer.at("/errors").findValuesAsText("pointer")).contains("/name", "/displayName", "/password");
    }

    @Test
    void anUnknownFieldIsNamed() {
        Client.of(node)
                .post("/api/session/guest", "{\"displayName\":\"Eve\",\"role\":\"host\"}")
                .isInvalid("/role");
    }

    @Test
    void invalidUtf8() {
        byte[] body = "{\"displayName\":\"Eve\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[17] = (byte) 0xFF;

        json(BodyPublishers.ofByteArray(body)).isProblem(400, "invalid-request");
        assertThat(displayName()).isEqualTo("Ada");
    }

    @Test
    void deepAndLongJson() {
        ada.patch("/api/account", "[".repeat(20_000)).isProblem(400, "invalid-request");
        ada.patch("/api/account", "{\"displayName\":" + "9".repeat(50_000) + "}")
                .isProblem(400, "invalid-request");
        ada.patch("/api/account", "{\"" + "k".repeat(60_000) + "\":1}").isProblem(400, "invalid-request");
    }

    @Test
    void aBodyThatIsTooLarge() {
        ada.patch("/api/account", profile("x".repeat(70_000))).isProblem(413, "payload-too-large");
        var chunked =
                new java.io.ByteArrayInputStream(profile("x".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
        json(BodyPublishers.ofInputStream(() -> chunked)).isProblem(413, "payload-too-large");
        assertThat(displayName()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml"
            })
    void aBodyThatIsNotJson(String type) {
        ada.send(ada.request("/api/account")
                        .header("Content-Type", type)
                        .method("PATCH", BodyPublishers.ofString("{\"displayName\":\"Eve\"}")))
                .isProblem(415, "unsupported-media-type");
        assertThat(displayName()).isEqualTo("Ada");
    }

    @Test
    void aMethodThatIsNotOffered() {
        var answer = ada.get("/api/account").isProblem(405, "method-not-allowed");

        assertThat(answer.header("Allow")).contains("PATCH", "DELETE");
    }

    @Test
    void anAnswerThatIsNotWanted() {
        ada.send(ada.request("/api/session").header("Accept", "text/html").GET())
                .isProblem(406, "not-acceptable");
    }

    private Answer json(java.net.http.HttpRequest.BodyPublisher body) {
        return ada.send(ada.request("/api/account")
                .header("Content-Type", "application/json")
                .method("PATCH", body));
    }

    private static String profile(String displayName) {
        return "{\"displayName\":\"" + displayName + "\"}";
    }

    private String displayName() {
        return ada.get("/api/session").is(200).at("/user/displayName").asText();
    }
}
