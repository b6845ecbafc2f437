package earshot.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions that come true by themselves. */
public final class Eventually {
    private static final Duration POLL = Duration.ofMillis(10);

    private Eventually() {}

    /** Returns as soon as {@code condition} holds; fails, naming {@code what}, when it does not within {@code deadline}. */
    public static void eventually(String what, Duration deadline, BooleanSupplier condition) {
        eventually(() -> what, deadline, condition);
    }

    /** The same with a name that is made up when it fails, and so can say how things stand then. */
    public static void eventually(Supplier<String> what, Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what.get() + ": not within " + deadline.toMillis() + " ms");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
