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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random joins, leaves, heartbeats, mutes, silences, sweeps, killed steps, decisions of a host, hands and successions, against a model. {@code -Dearshot.seed} repeats a walk. */
class PresenceModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceModelTest.class);
    private static final int STEPS = 200;
    private static final int LONG_WALK = 10_000;

    /** Long enough that no lease ends during a walk unless the walk says so. */
    private static final Map<String, String> SLOW = Map.of(
            "earshot.presence.lease", "2m",
            "earshot.presence.reconnecting-after", "1m",
            "earshot.presence.sweep-gap", "2m",
            "earshot.hands.offer", "5m",
            "earshot.hands.keep", "1m",
            "earshot.succession.after", "1h");

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
        walk(backstage, Long.getLong("earshot.seed", new Random().nextLong()), STEPS);
    }

    @Test
    @Tag("full")
    void agreesWithTheModelForTenThousandSteps() {
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        LOG.warn("{} steps with -Dearshot.seed={}", LONG_WALK, seed);
        walk(backstage, seed, LONG_WALK);
    }

    @RepeatedTest(50)
    @Tag("full")
    void agreesWithTheModelEveryTime() {
        walk(backstage, new Random().nextLong(), STEPS);
    }

    @Test
    void theModelObjectsWhenTheSessionFenceIsTakenOut() {
        Map<String, Object> settings = new HashMap<>(SLOW);
        settings.put(KillableScripts.WITHOUT_FENCE, true);
        try (var unfenced = new Backstage(settings)) {
            assertThatThrownBy(() -> walk(unfenced, 1, STEPS)).isInstanceOf(AssertionError.class);
        }
    }

    private static void walk(Backstage backstage, long seed, int steps) {
        try {
            new ModelWalk(backstage, seed).walk(steps);
        } catch (AssertionError disagreement) {
            throw new AssertionError("-Dearshot.seed=" + seed + ": " + disagreement.getMessage(), disagreement);
        }
    }
}
