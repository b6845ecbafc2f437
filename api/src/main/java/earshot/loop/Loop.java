package earshot.loop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A step that runs again and again on a virtual thread, with a pause between the end of one round and the start of the next. */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Runnable step;
    private final ScheduledExecutorService thread;

    private Loop(String name, Runnable step) {
        this.name = name;
        this.step = step;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
    }

    /** Starts a loop; its first round comes after one pause. */
    public static Loop every(Duration pause, String name, Runnable step) {
        var loop = new Loop(name, step);
        loop.thread.scheduleWithFixedDelay(loop::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
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
        } catch (RuntimeException e) {
            LOG.warn("A round of {} failed; the next one comes", name, e);
        }
    }
}
