package earshot.roster;

import earshot.room.Position;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a quiet room from one whose events do not arrive, by holding its position here against that in Redis. A difference may be an
 * event under way; one that is found again while nothing was heard, the same or in a busy room another, is an event that was missed.
 */
final class Silence {
    private long heardAt = System.nanoTime();
    private boolean doubted;

    /** Something was heard of the room. */
    void broken() {
        heardAt = System.nanoTime();
        doubted = false;
    }

    /** Whether the room has been silent for so long, or was found different, that it should be checked. */
    boolean doubtful(Duration silence) {
        return doubted || System.nanoTime() - heardAt > silence.toNanos();
    }

    /** Whether events were missed, now that these positions were found. */
    boolean missed(Position here, Optional<Position> there) {
        if (there.equals(Optional.of(here))) {
            broken();
            return false;
        }
        boolean again = doubted;
        doubted = !again;
        return again;
    }
}
