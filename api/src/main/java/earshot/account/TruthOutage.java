package earshot.account;

import earshot.problem.DatabaseAbsence;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether Postgres was away when it was last asked. To find it away takes a second each time, which nobody who can do without should
 * wait: it is asked beside them, by one at a time, until it answers.
 */
@Singleton
class TruthOutage {
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean lasts;

    boolean lasts() {
        return lasts;
    }

    /** What {@code ask} gets from Postgres; while that is away, what {@code instead} makes of the failure. */
    <T> T bridge(Supplier<T> ask, Function<RuntimeException, T> instead) {
        return DatabaseAbsence.bridge(
                () -> {
                    T answer = ask.get();
                    lasts = false;
                    return answer;
                },
                failure -> {
                    lasts = true;
                    return instead.apply(failure);
                });
    }

    /** Asks on a thread of its own, unless another one does. */
    void askBeside(Supplier<?> ask) {
        if (asking.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    this.<Object>bridge(ask::get, away -> away);
                } finally {
                    asking.set(false);
                }
            });
        }
    }
}
