package earshot.presence;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.chaos.Report;
import earshot.redis.KillableScripts;
import earshot.room.LeaveReason;
import earshot.room.StreamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two tabs of one user, in ever other orders. {@code -Dearshot.seed} repeats a run. */
class TwoTabsTest {
    private static final int FEW = 300;
    private static final int MANY = 10_000;

    /** Five steps, each a node's last before it and after it. */
    private static final List<String> DEATHS = Stream.of(
                    "user_claim", "presence_join", "user_confirm", "presence_leave", "user_release")
            .flatMap(script -> Stream.of(script + " DIES_BEFORE", script + " DIES_AFTER"))
            .toList();

    private final Map<String, Object> settings = new HashMap<>(Map.of("earshot.presence.sweep-gap", "2m"));
    private final Map<String, Integer> kills = new TreeMap<>();
    private Backstage backstage;

    @AfterEach
    void close() {
        backstage.close();
    }

    @Test
    void neverTwoEntriesAndNothingOlderRemovesTheNewer() {
        walks(FEW);
    }

    @Test
    @Tag("chaos")
    void inTenThousandOrders() {
        int steps = walks(MANY);

        assertThat(kills.keySet()).containsExactlyInAnyOrderElementsOf(DEATHS);
        Report.row(
                "two sessions of one user, 10,000 random interleavings",
                "%d steps as the model; a node's last step was %s".formatted(steps, kills));
    }

    @Test
    void theWalkObjectsWhenTheSessionFenceIsTakenOut() {
        settings.put(KillableScripts.WITHOUT_FENCE, true);

        assertThatThrownBy(() -> walks(FEW)).isInstanceOf(AssertionError.class);
    }

    /** A room that nobody was in has no digest. */
    private void open(StreamId room) {
        var first = Backstage.identity();
        backstage.join(room, first);
        backstage.bean(PresenceLeave.class).run(room, first, LeaveReason.LEFT);
    }

    private int walks(int count) {
        backstage = new Backstage(settings);
        eventually("Redis is there", Duration.ofSeconds(20), backstage.redis()::answers);
        List<StreamId> rooms = List.of(backstage.room(), backstage.room());
        rooms.forEach(this::open);
        var seeds = new Random(Report.seed());
        int steps = 0;
        for (int i = 0; i < count; i++) {
            long seed = seeds.nextLong();
            steps += new TwoTabs(backstage, rooms, seed, kills).walk();
        }
        return steps;
    }
}
