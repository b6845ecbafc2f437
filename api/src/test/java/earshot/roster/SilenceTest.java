package earshot.roster;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.Position;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a room whose events do not arrive is told from one in which nothing happens. */
class SilenceTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Silence silence = new Silence();

    @Test
    void aRoomThatStandsWhereItWasHeardIsQuiet() {
        assertThat(silence.missed(at(3), there(3))).isFalse();
        assertThat(silence.missed(at(3), there(3))).isFalse();
        assertThat(silence.doubtful(LONG)).isFalse();
    }

    @Test
    void aDifferenceThatStaysIsAnEventThatWasMissed() {
        assertThat(silence.missed(at(3), there(4))).isFalse();
        assertThat(silence.doubtful(LONG)).isTrue();
        assertThat(silence.missed(at(3), there(4))).isTrue();
    }

    @Test
    void soIsOneThatGrowsInABusyRoom() {
        assertThat(silence.missed(at(3), there(40))).isFalse();
        assertThat(silence.missed(at(3), there(57))).isTrue();
    }

    @Test
    void anEventUnderWayThatArrivesWasNotMissed() {
        assertThat(silence.missed(at(3), there(4))).isFalse();
        silence.broken();
        assertThat(silence.doubtful(LONG)).isFalse();
        assertThat(silence.missed(at(4), there(5))).isFalse();
    }

    @Test
    void aRoomThatRedisHasForgottenIsADifferenceToo() {
        assertThat(silence.missed(at(3), Optional.empty())).isFalse();
        assertThat(silence.missed(at(3), Optional.empty())).isTrue();
    }

    private static Position at(long version) {
        return new Position("00000000000000aa", version);
    }

    private static Optional<Position> there(long version) {
        return Optional.of(at(version));
    }
}
