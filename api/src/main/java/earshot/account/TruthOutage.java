package earshot.account;

import earshot.problem.DatabaseAbsence;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Postgres was away when it was last asked. To find it away takes a second or ten each time, which nobody who can do without
 * should wait: it is asked beside them, by one at a time, until it answers.
 */
@Singleton
class TruthOutage {
    private static final Logger LOG = LoggerFactory.getLogger(TruthOutage.class);

    /** A read takes a few ms; one that a frozen server was sent ends with the socket's timeout alone. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean lasts;

    /** What {@code ask} gets from Postgres, or {@code copy}, where that is away or takes too long. */
    <T> T ask(Supplier<T> ask, T copy) {
        if (lasts) {
            askBeside(ask, copy);
            return copy;
        }
        var answer = CompletableFuture.supplyAsync(() -> askOnce(ask, copy), Thread::startVirtualThread);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            began("no answer in %d ms".formatted(PATIENCE.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return copy;
    }

    private <T> T askOnce(Supplier<T> ask, T copy) {
        return DatabaseAbsence.bridge(
                () -> {
                    T answer = ask.get();
                    lasts = false;
                    return answer;
                },
                failure -> {
                    began(String.valueOf(failure.getMessage()));
                    return copy;
                });
    }

    private <T> void askBeside(Supplier<T> ask, T copy) {
        if (asking.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    askOnce(ask, copy);
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    private void began(String cause) {
        if (!lasts) {
            LOG.atWarn().addKeyValue("cause", cause).log("Postgres is away: logins are believed by their copies");
        }
        lasts = true;
    }
}
