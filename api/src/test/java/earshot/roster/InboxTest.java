package earshot.roster;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.account.Caller;
import earshot.account.SignedClaims;
import earshot.account.TokenSigner;
import earshot.account.User;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import earshot.testing.Node;
import earshot.testing.StoppableRedis;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user's own stream lasts as long as the login it was opened with, and no failure sticks to it. */
@Tag("redis")
class InboxTest {
    private static StoppableRedis redis;
    private static Node node;

    @BeforeAll
    static void start() {
        redis = StoppableRedis.start();
        node = Node.start(Map.of("earshot.redis.uri", redis.uri()));
    }

    @AfterAll
    static void stop() {
        node.close();
        redis.close();
    }

    @Test
    void itEndsWhenItsTokenDoes() {
        SignedClaims login = login(Client.signedUp(node, "Ada"));
        Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3);
        String token = node.bean(TokenSigner.class)
                .sign(new SignedClaims(login.audience(), login.subject(), end, login.values()));
        try (var reader = EventReader.open(uri(), Map.of("Authorization", "Bearer " + token))) {
            reader.next("me_snapshot");
            EventSchema.check(reader.next("bye").data());
            assertThat(Instant.now()).isBetween(end.minusMillis(50), end.plusSeconds(3));
            assertThat(reader.next().type()).isEqualTo("end");
        }
    }

    /** The request was let in before the login ended, and comes to its inbox only after everybody was told. */
    @Test
    void aLoginThatEndedMeanwhileOpensNone() {
        Client ada = Client.signedUp(node, "Ada");
        SignedClaims login = login(ada);
        var user = new User(login.subject(), "ada", "Ada", false, 0);
        var caller = new Caller(user, UUID.fromString(login.value("jti")), login.expiresAt());
        ada.delete("/api/session").is(204);

        assertThatThrownBy(() -> node.bean(InboxController.class).events(HttpRequest.GET("/api/me/events"), caller))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.UNAUTHENTICATED));
    }

    @Test
    void itOpensAgainAsSoonAsRedisIsBack() {
        Client ada = Client.signedUp(node, "Ada");
        redis.stop();
        assertThat(status(ada)).isEqualTo(503);
        redis.resume();
        eventually("it opens", Duration.ofSeconds(5), () -> status(ada) == 200);
    }

    private static int status(Client client) {
        try (var reader = open(client)) {
            return reader.response().statusCode();
        }
    }

    private static EventReader open(Client client) {
        return EventReader.open(uri(), Map.of("Cookie", String.valueOf(client.cookie())));
    }

    private static SignedClaims login(Client client) {
        String token = String.valueOf(client.cookie()).split("=", 2)[1];
        return node.bean(TokenSigner.class).verify("earshot", token).orElseThrow();
    }

    private static URI uri() {
        return URI.create(node.uri() + "/api/me/events");
    }
}
