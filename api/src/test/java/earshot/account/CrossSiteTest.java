package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another site can make a browser send. */
class CrossSiteTest {
    private static final String GUEST = "{\"displayName\":\"Eve\"}";

    private static Node node;
    private static Client ada;

    @BeforeAll
    static void start() {
        node = AccountNodes.start();
        ada = Client.signedUp(node, "Ada");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "", "SAME-ORIGIN "})
    void aCookieFromAnotherSiteChangesNothing(String site) {
        send("PATCH", "/api/account", "Sec-Fetch-Site", site, "Cookie", cookie())
                .isProblem(403, "forbidden");
        assertThat(ada.get("/api/session").at("/user/displayName").asText()).isEqualTo("Ada");
    }

    @Test
    void aCookieWithoutAnyOriginChangesNothing() {
        send("PATCH", "/api/account", "Cookie", cookie()).isProblem(403, "forbidden");
        send("PATCH", "/api/account", "Cookie", cookie(), "Origin", "null").isProblem(403, "forbidden");
        send("PATCH", "/api/account", "Cookie", cookie(), "Origin", "http://evil.example")
                .isProblem(403, "forbidden");
        send("PATCH", "/api/account", "Cookie", cookie(), "Origin", origin() + ".evil.example")
                .isProblem(403, "forbidden");
        send("DELETE", "/api/session", "Cookie", cookie()).isProblem(403, "forbidden");
        assertThat(ada.get("/api/session").at("/user/displayName").asText()).isEqualTo("Ada");
    }

    @Test
    void anEqualOriginStandsInForFetchMetadata() {
        send("POST", "/api/session/guest", "Origin", origin()).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts", "/api/session", "/api/session/guest", "/api/session/guest/"})
    void nobodyIsSignedInByAnotherSite(String path) {
        send("POST", path).isProblem(403, "forbidden");
        send("POST", path, "Sec-Fetch-Site", "cross-site").isProblem(403, "forbidden");
        send("POST", path, "Origin", "http://evil.example").isProblem(403, "forbidden");
    }

    @Test
    void aBearerWithoutACookieIsExempt() {
        String token = ada.post("/api/session/token", "{}").is(200).at("/token").asText();

        send("PATCH", "/api/account", "Authorization", "Bearer " + token, "Cookie", cookie())
                .isProblem(403, "forbidden");
        send("PATCH", "/api/account", "Authorization", "Bearer " + token).is(200);
        ada.patch("/api/account", "{\"displayName\":\"Ada\"}").is(200);
    }

    @Test
    void readingIsFree() {
        Client.of(node)
                .send(HttpRequest.newBuilder(node.uri().resolve("/api/session"))
                        .header("Cookie", cookie())
                        .header("Sec-Fetch-Site", "cross-site"))
                .is(200);
    }

    @Test
    void underTlsTheCookieIsBoundToTheHost() {
        try (Node tls = AccountNodes.start(Map.of("earshot.http.public-origin", "https://voice.example.org"))) {
            var answer = Client.of(tls).post("/api/session/guest", GUEST).is(200);

            assertThat(answer.header("Set-Cookie"))
                    .startsWith("__Host-earshot_session=")
                    .contains("Secure", "Path=/")
                    .doesNotContain("Domain");
            HttpRequest.Builder fromPage =
                    post(tls.uri(), "/api/session/guest").header("Origin", "https://voice.example.org");
            Client.of(tls).send(fromPage).is(200);
            HttpRequest.Builder plain =
                    post(tls.uri(), "/api/session/guest").header("Origin", "http://voice.example.org");
            Client.of(tls).send(plain).isProblem(403, "forbidden");
        }
    }

    private static Answer send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(node.uri().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(GUEST));
        return Client.of(node).send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpRequest.Builder post(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GUEST));
    }

    private static String origin() {
        return "http://" + node.uri().getAuthority();
    }

    private static String cookie() {
        return String.valueOf(ada.cookie());
    }
}
