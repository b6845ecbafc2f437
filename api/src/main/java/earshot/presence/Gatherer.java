package earshot.presence;

import earshot.room.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what comes in for a room and hands it on together, on a virtual thread: when the first item has waited for the window, or at
 * once when there are enough.
 */
final class Gatherer<I> implements AutoCloseable {
    private final Duration window;
    private final int most;
    private final BiConsumer<StreamId, List<I>> action;
    private final Map<StreamId, List<I>> waiting = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("gatherer").factory());

    Gatherer(Duration window, int most, BiConsumer<StreamId, List<I>> action) {
        this.window = window;
        this.most = most;
        this.action = action;
    }

    synchronized void add(StreamId room, I item) {
        List<I> items = waiting.computeIfAbsent(room, first -> {
            timer.schedule(() -> handOn(room), window.toMillis(), TimeUnit.MILLISECONDS);
            return new ArrayList<>();
        });
        items.add(item);
        if (items.size() == most) {
            handOn(room);
        }
    }

    private synchronized void handOn(StreamId room) {
        @Nullable List<I> items = waiting.remove(room);
        if (items != null) {
            Thread.startVirtualThread(() -> action.accept(room, items));
        }
    }

    /** Drops what waits. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
