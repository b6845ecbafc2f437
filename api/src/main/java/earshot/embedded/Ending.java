package earshot.embedded;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Ends a process: asks first, then does not ask. */
final class Ending {
    private Ending() {}

    /** Returns when {@code process} is gone; it has {@code patience} to end by itself. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!gone(process, patience)) {
            process.destroyForcibly();
            gone(process, patience);
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        try {
            process.onExit()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }
}
