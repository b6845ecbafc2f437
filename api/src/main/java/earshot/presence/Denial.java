package earshot.presence;

import earshot.problem.KeptOut;
import earshot.problem.ProblemException;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How a denial is told: with its end, unless that is too far away to wait for. */
final class Denial {
    /** A later end means "for good": no client should set a timer for it. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Denial() {}

    /** The problem {@code denied}; it names the end, rounded up to seconds, in its detail and as {@code Retry-After}. */
    static ProblemException problem(JoinOutcome.Denied denied, Instant now) {
        Duration wait = Duration.between(now, denied.until());
        boolean forGood = wait.compareTo(LONGEST) > 0;
        Instant end = denied.until().plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        String detail = forGood ? "You may not join this room." : "You may not join this room until " + end + ".";
        return ProblemException.denied(detail, keptOut(denied), forGood ? null : wait);
    }

    private static KeptOut keptOut(JoinOutcome.Denied denied) {
        SanctionKind kind = denied.sanction().map(Sanction::kind).orElse(SanctionKind.BAN);
        return new KeptOut(
                kind.text(),
                until(denied),
                denied.sanction().map(Sanction::reason).orElse(null));
    }

    private static @Nullable Long until(JoinOutcome.Denied denied) {
        return denied.until().equals(Sanction.NEVER) ? null : denied.until().toEpochMilli();
    }
}
