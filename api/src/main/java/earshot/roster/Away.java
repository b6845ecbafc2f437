package earshot.roster;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.roster.RosterEvent.Degraded;
import earshot.roster.fanout.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** What is said while Redis does not answer: a notice to those who read already, a problem to those who come. */
final class Away {
    private static final Frame NOTICE = Frame.message(
            null,
            "{\"v\":1,\"t\":\"degraded\",\"d\":{\"reason\":\"backend-unavailable\"}}".getBytes(StandardCharsets.UTF_8));

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Away() {}

    static Degraded notice() {
        return new Degraded(NOTICE);
    }

    /** Waits for a room to open, a little longer than Redis may take. */
    static void within(CompletableFuture<Void> opened) {
        try {
            opened.copy().orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException why ? why : problem();
        }
    }

    static ProblemException problem() {
        return new ProblemException(
                ProblemType.BACKEND_UNAVAILABLE,
                "The roster cannot be read now. Try again soon.",
                Duration.ofSeconds(2));
    }
}
