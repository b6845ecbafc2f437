package earshot.roster;

import earshot.room.Position;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a quiet room from one whose events do not arrive, by holding its position here against that in Redis. A difference may be an
 * event under way; the same one twice is an event that was missed.
 */
final class Silence {
    private long heardAt = System.nanoTime();
    private @Nullable Optional<Position> doubt;

    /** Something was heard of the room. */
    void broken() {
        heardAt = System.nanoTime();
    }

    /** Whether the room has been silent for so long, or was found different, that it should be checked. */
    boolean doubtful(Duration silence) {
        return doubt != null || System.nanoTime() - heardAt > silence.toNanos();
    }

    /** Whether events were missed, now that these positions were found. */
    boolean missed(Position here, Optional<Position> there) {
        if (there.equals(Optional.of(here))) {
            doubt = null;
            heardAt = System.nanoTime();
            return false;
        }
        boolean again = there.equals(doubt);
        doubt = again ? null : there;
        return again;
    }
}
