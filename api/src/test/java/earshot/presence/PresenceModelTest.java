package earshot.presence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.redis.KillableScripts;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random joins, leaves, heartbeats, mutes, silences, sweeps, killed steps and decisions of a host, against a model. {@code -Dearshot.seed} repeats a walk. */
class PresenceModelTest {
    private static final int STEPS = 150;

    /** Long enough that no lease ends during a walk unless the walk says so. */
    private static final Map<String, String> SLOW = Map.of(
            "earshot.presence.lease", "2m",
            "earshot.presence.reconnecting-after", "1m",
            "earshot.presence.sweep-gap", "2m");

    private static Backstage backstage;

    @BeforeAll
    static void start() {
        backstage = new Backstage(SLOW);
    }

    @AfterAll
    static void stop() {
        backstage.close();
    }

    @RepeatedTest(6)
    void agreesWithTheModel() {
        walk(backstage, Long.getLong("earshot.seed", new Random().nextLong()));
    }

    @RepeatedTest(200)
    @Tag("full")
    void agreesWithTheModelEveryTime() {
        walk(backstage, new Random().nextLong());
    }

    @Test
    void theModelObjectsWhenTheSessionFenceIsTakenOut() {
        Map<String, Object> settings = new HashMap<>(SLOW);
        settings.put(KillableScripts.WITHOUT_FENCE, true);
        try (var unfenced = new Backstage(settings)) {
            assertThatThrownBy(() -> walk(unfenced, 1)).isInstanceOf(AssertionError.class);
        }
    }

    private static void walk(Backstage backstage, long seed) {
        try {
            new ModelWalk(backstage, seed).walk(STEPS);
        } catch (AssertionError disagreement) {
            throw new AssertionError("-Dearshot.seed=" + seed + ": " + disagreement.getMessage(), disagreement);
        }
    }
}
