package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How a denial is told: with its end, unless that is too far away to wait for. */
final class Denial {
    /** A later end means "for good": no client should set a timer for it. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Denial() {}

    /** The problem {@code denied}; it names {@code until}, rounded up to seconds, in its detail and as {@code Retry-After}. */
    static ProblemException problem(Instant until, Instant now) {
        var wait = Duration.between(now, until);
        if (wait.compareTo(LONGEST) > 0) {
            return new ProblemException(ProblemType.DENIED, "You may not join this room.");
        }
        var end = until.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return new ProblemException(ProblemType.DENIED, "You may not join this room until " + end + ".", wait);
    }
}
