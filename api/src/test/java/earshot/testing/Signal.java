package earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Signals to processes that a test has started. */
public enum Signal {
    /** Freezes it: what it listens on is still taken by the kernel, nothing is answered. */
    STOP,
    /** Ends {@link #STOP}. */
    CONT,
    /** Asks it to end. */
    TERM,
    /** Ends it without its doing anything. */
    KILL;

    /** Sends this to the process {@code pid}. */
    public void to(long pid) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name(), String.valueOf(pid)).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("no " + name() + " to " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
