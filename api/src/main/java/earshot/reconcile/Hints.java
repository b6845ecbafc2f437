package earshot.reconcile;

import earshot.problem.ProblemException;
import earshot.redis.RedisUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies webhooks off the caller's thread. Bounded: what finds no place, or fails, is left to the reconciler. */
@Singleton
final class Hints {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

    private final ThreadPoolExecutor threads;

    Hints(ReconcileSettings settings, MeterRegistry metrics) {
        var dropped = metrics.counter("earshot.webhook.dropped");
        threads = new ThreadPoolExecutor(
                settings.hintThreads(),
                settings.hintThreads(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(settings.hintQueue()),
                Thread.ofVirtual().name("sfu-hint-", 0).factory(),
                (work, full) -> dropped.increment());
        metrics.gauge(
                "earshot.webhook.waiting", threads, pool -> pool.getQueue().size());
    }

    /** Takes the work and returns at once. */
    void submit(Runnable work) {
        threads.execute(() -> attempt(work));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (ProblemException | RedisUnavailableException e) {
            LOG.debug("A hint is left to the reconciler", e);
        }
    }
}
