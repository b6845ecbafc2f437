package earshot.edge;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.StoppablePostgres;
import earshot.testing.StoppableRedis;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What balancers and operators are told of a node whose parts go away one after the other. */
class HealthTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private StoppableRedis redis;
    private StoppablePostgres postgres;
    private LiveKit sfu;
    private Node node;

    @BeforeEach
    void start() {
        redis = StoppableRedis.start();
        postgres = StoppablePostgres.start();
        sfu = LiveKit.start();
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.put("earshot.redis.uri", redis.uri());
        settings.put("datasources.default.url", postgres.url());
        settings.put("earshot.sfu.probe-interval", "500ms");
        node = Node.start(settings);
    }

    @AfterEach
    void stop() {
        node.close();
        sfu.close();
        postgres.close();
        redis.close();
    }

    @Test
    void readinessNamesWhatIsAwayAndLivenessStandsByItself() {
        awaitReadiness(200, "UP", "none");

        postgres.stop();
        awaitReadiness(200, "DEGRADED", "postgres");
        postgres.resume();
        awaitReadiness(200, "UP", "none");

        sfu.stop();
        awaitReadiness(200, "DEGRADED", "sfu");
        sfu.resume();
        awaitReadiness(200, "UP", "none");

        redis.stop();
        awaitReadiness(503, "DOWN", "redis");
        redis.resume();
        awaitReadiness(200, "UP", "none");
    }

    private void awaitReadiness(int status, String whole, String away) {
        eventually(
                whole + " for want of " + away,
                LIMIT,
                () -> isAs(Client.of(node).get("/health/readiness"), status, whole, away));
        var liveness = Client.of(node).get("/health/liveness").is(200);
        assertThat(liveness.at("/status").asText()).isEqualTo("UP");
    }

    private static boolean isAs(Answer readiness, int status, String whole, String away) {
        return readiness.status() == status
                && readiness.at("/status").asText().equals(whole)
                && isUp(readiness, "redis") == !away.equals("redis")
                && isUp(readiness, "postgres") == !away.equals("postgres")
                && isUp(readiness, "sfu") == !away.equals("sfu")
                && !readiness.response().body().matches("(?s).*(jdbc:|127\\.0\\.0\\.1|Exception).*");
    }

    private static boolean isUp(Answer readiness, String part) {
        return readiness.at("/details/" + part + "/status").asText().equals("UP");
    }
}
