package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Client;
import earshot.testing.Node;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often one client may try; the tests are told apart by the address that a trusted proxy writes. */
class AccountLimitsTest {
    private static Node node;

    @BeforeAll
    static void start() {
        node = AccountNodes.start(Map.of(
                "earshot.http.trusted-proxies", "127.0.0.1",
                "earshot.account.limits.passwords-per-name", 3,
                "earshot.account.limits.passwords-per-address", 5,
                "earshot.account.limits.sign-ups-per-address", 2,
                "earshot.account.limits.guests-per-address", 2,
                "earshot.account.limits.client-logs-per-address", 2));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void guessesAtOneAccountAreCountedWhereverTheyComeFrom() {
        String name = AccountTest.randomName();

        for (int i = 0; i < 3; i++) {
            from("203.0.113." + i, "/api/session", AccountTest.signIn(name, "guess " + i))
                    .isProblem(401, "unauthenticated");
        }

        var refused = from("203.0.113.9", "/api/session", AccountTest.signIn(name, "one more"))
                .isProblem(429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        from("203.0.113.9", "/api/session/token", AccountTest.signIn(name, "one more"))
                .isProblem(429, "rate-limited");
    }

    @Test
    void guessesFromOneAddressAreCountedWhateverTheName() {
        for (int i = 0; i < 5; i++) {
            from("203.0.113.50", "/api/session", AccountTest.signIn(AccountTest.randomName(), "guess"))
                    .isProblem(401, "unauthenticated");
        }

        from("203.0.113.50", "/api/session", AccountTest.signIn(AccountTest.randomName(), "guess"))
                .isProblem(429, "rate-limited");
        from("203.0.113.51", "/api/session", AccountTest.signIn(AccountTest.randomName(), "guess"))
                .isProblem(401, "unauthenticated");
    }

    @Test
    void newAccountsGuestsAndReportsAreCountedByAddress() {
        for (int i = 0; i < 2; i++) {
            from(
                            "2001:db8:1:1::" + i,
                            "/api/accounts",
                            AccountTest.signUp(AccountTest.randomName(), "Ada", "correct horse"))
                    .is(201);
            from("203.0.113.60", "/api/session/guest", "{\"displayName\":\"Eve\"}")
                    .is(200);
            from("203.0.113.60", "/api/client-log", "{\"level\":\"warn\",\"message\":\"x\"}")
                    .is(204);
        }

        from("2001:db8:1:1::9", "/api/accounts", AccountTest.signUp(AccountTest.randomName(), "Ada", "correct horse"))
                .isProblem(429, "rate-limited");
        from("203.0.113.60", "/api/session/guest", "{\"displayName\":\"Eve\"}").isProblem(429, "rate-limited");
        from("203.0.113.60", "/api/client-log", "{\"level\":\"warn\",\"message\":\"x\"}")
                .isProblem(429, "rate-limited");
    }

    @Test
    void aFloodOfSignInsLeavesTheOthersServed() throws Exception {
        try (var flood = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(i -> flood.submit(() -> from(
                                    "198.51.100." + i,
                                    "/api/session",
                                    AccountTest.signIn(AccountTest.randomName(), "guess"))
                            .status()))
                    .toList();
            from("203.0.113.70", "/api/streams", null).is(200);
            for (var answer : answers) {
                assertThat(answer.get()).isIn(401, 503);
            }
        }
    }

    private static earshot.testing.Answer from(
            String address, String path, @org.jspecify.annotations.Nullable String body) {
        var client = Client.of(node);
        HttpRequest.Builder request = client.request(path).header("X-Forwarded-For", address);
        return client.send(
                body == null
                        ? request.GET()
                        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }
}
