package earshot.loop;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that runs again and again on a virtual thread, with a pause between the end of one round and the start of the next. A
 * fault is logged when it begins and when it is over, not in every round between.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration pause;
    private final Duration longestPause;
    private final Runnable step;
    private final ScheduledExecutorService thread;
    private int faults;

    private Loop(Duration pause, Duration longestPause, String name, Runnable step) {
        this.name = name;
        this.pause = pause;
        this.longestPause = longestPause;
        this.step = step;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Starts a loop; its first round comes after one pause. */
    public static Loop every(Duration pause, String name, Runnable step) {
        return backingOff(pause, pause, name, step);
    }

    /** Starts a loop whose pause doubles with every fault in a row, up to {@code longestPause}. */
    public static Loop backingOff(Duration pause, Duration longestPause, String name, Runnable step) {
        var loop = new Loop(pause, longestPause, name, step);
        loop.scheduleNext();
        return loop;
    }

    /** Interrupts the round under way and runs none after it. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void round() {
        try {
            step.run();
            succeeded();
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            scheduleNext();
        }
    }

    private void scheduleNext() {
        thread.schedule(this::round, nextPause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Duration nextPause() {
        Duration doubled = pause.multipliedBy(1L << Math.min(faults, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }

    private void succeeded() {
        if (faults > 0) {
            LOG.info("{} works again after {} failed rounds", name, faults);
        }
        faults = 0;
    }

    private void failed(RuntimeException fault) {
        if (faults == 0 && !thread.isShutdown()) {
            LOG.warn("{} failed and tries again", name, fault);
        }
        faults++;
    }
}
