package earshot.roster.fanout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers events into as few writes as the readers can use: the first one after a quiet time goes out at once; the next write starts at
 * the later of the previous one's end and the flush interval, with everything that came meanwhile.
 *
 * <p>Every call is made under {@code guard}, which is also taken when a write has ended or is due.
 */
public final class GroupCommit<E extends Framed> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Audience audience;
    private final long intervalNanos;
    private final ScheduledExecutorService timer;
    private final Object guard;
    private final Consumer<List<E>> committed;
    private final FlushTimes times;
    private List<E> pending = new ArrayList<>();
    private boolean writing;
    private boolean armed;
    private long dueAt = System.nanoTime();
    private long heardAt = dueAt;

    GroupCommit(
            Audience audience,
            Duration interval,
            ScheduledExecutorService timer,
            Object guard,
            Consumer<List<E>> committed,
            FlushTimes times) {
        this.audience = audience;
        this.intervalNanos = interval.toNanos();
        this.timer = timer;
        this.guard = guard;
        this.committed = committed;
        this.times = times;
    }

    /** Sends an event with the next write. */
    public void add(E event) {
        if (pending.isEmpty()) {
            heardAt = System.nanoTime();
        }
        pending.add(event);
        flushIfDue();
    }

    private void flushIfDue() {
        if (pending.isEmpty() || writing || armed) {
            return;
        }
        long wait = dueAt - System.nanoTime();
        if (wait > 0) {
            armed = true;
            timer.schedule(this::due, wait, TimeUnit.NANOSECONDS);
        } else {
            flush();
        }
    }

    private void flush() {
        List<E> batch = pending;
        pending = new ArrayList<>();
        long now = System.nanoTime();
        dueAt = now + intervalNanos;
        writing = true;
        try {
            write(frames(batch), now, heardAt);
        } catch (RuntimeException | OutOfMemoryError e) {
            // The readers miss these events and notice by the next; a room that waited for this write for ever would be
            // worse.
            LOG.error("A write to {} readers failed", audience.size(), e);
            writing = false;
        }
        committed.accept(batch);
    }

    /** @param heard when the first of them came */
    private void write(List<Frame> frames, long began, long heard) {
        int readers = audience.size();
        if (frames.isEmpty() || readers == 0) {
            audience.write(frames, this::written);
            return;
        }
        times.began(frames, readers);
        audience.write(frames, () -> {
            times.ended(began, heard);
            written();
        });
    }

    private List<Frame> frames(List<E> batch) {
        return batch.stream().map(Framed::frame).filter(Objects::nonNull).toList();
    }

    private void due() {
        synchronized (guard) {
            armed = false;
            flushIfDue();
        }
    }

    private void written() {
        synchronized (guard) {
            writing = false;
            flushIfDue();
        }
    }
}
