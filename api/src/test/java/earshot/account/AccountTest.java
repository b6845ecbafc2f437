package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Client;
import earshot.testing.Node;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person can do with an account, over HTTP on two nodes that share Redis and Postgres. */
class AccountTest {
    private static Node node;
    private static Node other;

    @BeforeAll
    static void start() {
        node = AccountNodes.start();
        other = AccountNodes.startBeside(node);
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
    }

    @Test
    void signingUpSignsIn() {
        var ada = Client.of(node);
        String name = randomName();

        var created = ada.post("/api/accounts", signUp(name.toUpperCase(Locale.ROOT), "  Ada 🎧 ", "correct horse"))
                .is(201);

        assertThat(created.at("/user/name").asText()).isEqualTo(name);
        assertThat(created.at("/user/displayName").asText()).isEqualTo("Ada 🎧");
        assertThat(created.at("/user/guest").asBoolean()).isFalse();
        assertThat(created.header("Set-Cookie").toLowerCase(Locale.ROOT))
                .contains("httponly", "samesite=strict", "path=/")
                .doesNotContain("secure");
        assertThat(ada.at(other).get("/api/session").is(200).at("/user/name").asText())
                .isEqualTo(name);
    }

    @Test
    void aNameIsGivenOnce() {
        String name = randomName();
        Client.of(node)
                .post("/api/accounts", signUp(name, "Ada", "correct horse"))
                .is(201);

        Client.of(node)
                .post("/api/accounts", signUp(name, "Eve", "battery staple"))
                .isProblem(409, "name-taken");
    }

    @Test
    void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
        String name = randomName();
        Client.of(node)
                .post("/api/accounts", signUp(name, "Ada", "correct horse"))
                .is(201);

        var wrong = Client.of(node)
                .post("/api/session", signIn(name, "wrong horse"))
                .isProblem(401, "unauthenticated");
        var unknown = Client.of(node)
                .post("/api/session", signIn(randomName(), "wrong horse"))
                .isProblem(401, "unauthenticated");

        assertThat(wrong.at("/detail")).isEqualTo(unknown.at("/detail"));
        assertThat(wrong.header("Set-Cookie")).isEmpty();
        Client.of(node).post("/api/session", signIn(name, "correct horse")).is(200);
    }

    @Test
    void aGuestHasADisplayNameOnly() {
        var guest = Client.guest(node, "Grace");

        var who = guest.get("/api/session").is(200);
        assertThat(who.at("/user/guest").asBoolean()).isTrue();
        assertThat(who.at("/user/name").isMissingNode()).isTrue();
        guest.send("DELETE", "/api/account", "{}").is(204);
        assertThat(guest.cookie()).isNull();
    }

    @Test
    void signingOutEndsTheLoginOnEveryNodeAtOnce() {
        var ada = Client.signedUp(node, "Ada");
        var thief = ada.at(other);
        assertThat(thief.get("/api/session").at("/user/displayName").asText()).isEqualTo("Ada");

        ada.delete("/api/session").is(204);

        assertThat(thief.get("/api/session").at("/user").isMissingNode()).isTrue();
        thief.patch("/api/account", "{\"displayName\":\"Eve\"}").isProblem(401, "unauthenticated");
    }

    @Test
    void aNewPasswordEndsEveryOtherLogin() {
        var ada = Client.signedUp(node, "Ada");
        String name = ada.get("/api/session").at("/user/name").asText();
        var phone = Client.of(other);
        phone.post("/api/session", signIn(name, "correct horse")).is(200);
        String token =
                phone.post("/api/session/token", "{}").is(200).at("/token").asText();

        ada.put("/api/account/password", "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}")
                .is(204);

        assertThat(ada.get("/api/session").at("/user/name").asText()).isEqualTo(name);
        assertThat(phone.get("/api/session").at("/user").isMissingNode()).isTrue();
        var api = Client.of(other);
        api.send(api.request("/api/session")
                        .header("Authorization", "Bearer " + token)
                        .GET())
                .isProblem(401, "unauthenticated");
        phone.post("/api/session", signIn(name, "correct horse")).isProblem(401, "unauthenticated");
        phone.post("/api/session", signIn(name, "battery staple")).is(200);
    }

    @Test
    void theOldPasswordIsNeededForANewOne() {
        var ada = Client.signedUp(node, "Ada");

        ada.put("/api/account/password", "{\"currentPassword\":\"wrong horse\",\"newPassword\":\"battery staple\"}")
                .isProblem(403, "forbidden");

        assertThat(ada.get("/api/session").at("/user/displayName").asText()).isEqualTo("Ada");
    }

    @Test
    void aNewDisplayNameIsSeenOnEveryNode() {
        var ada = Client.signedUp(node, "Ada");

        ada.patch("/api/account", "{\"displayName\":\"Ada L.\"}").is(200);

        assertThat(ada.at(other).get("/api/session").at("/user/displayName").asText())
                .isEqualTo("Ada L.");
    }

    @Test
    void aDeletedAccountIsGone() {
        var ada = Client.signedUp(node, "Ada");
        var elsewhere = ada.at(other);
        String name = ada.get("/api/session").at("/user/name").asText();

        ada.send("DELETE", "/api/account", "{\"password\":\"wrong horse\"}").isProblem(403, "forbidden");
        ada.send("DELETE", "/api/account", "{\"password\":\"correct horse\"}").is(204);

        assertThat(elsewhere.get("/api/session").at("/user").isMissingNode()).isTrue();
        Client.of(node).post("/api/session", signIn(name, "correct horse")).isProblem(401, "unauthenticated");
    }

    @Test
    void aBearerTokenStandsForTheAccountWithoutACookie() {
        var ada = Client.signedUp(node, "Ada");
        String name = ada.get("/api/session").at("/user/name").asText();

        String token = Client.of(node)
                .post("/api/session/token", signIn(name, "correct horse"))
                .is(200)
                .at("/token")
                .asText();

        var api = Client.of(other);
        var who = api.send(api.request("/api/session")
                        .header("Authorization", "Bearer " + token)
                        .GET())
                .is(200);
        assertThat(who.at("/user/name").asText()).isEqualTo(name);
    }

    static String signUp(String name, String displayName, String password) {
        return """
                {"name":"%s","displayName":"%s","password":"%s"}""".formatted(name, displayName, password);
    }

    static String signIn(String name, String password) {
        return """
                {"name":"%s","password":"%s"}""".formatted(name, password);
    }

    static String randomName() {
        return "u-" + UUID.randomUUID().toString().substring(0, 20);
    }
}
