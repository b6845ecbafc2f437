package earshot.roster;

import earshot.loop.Loop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is read once for all who ask for the same within a second: reading a room of thousands takes Redis milliseconds in which it does
 * nothing else.
 */
final class SharedReadings<K, V> implements AutoCloseable {
    private static final Duration SHARED = Duration.ofSeconds(1);

    private final Map<K, Reading<V>> readings = new ConcurrentHashMap<>();
    private final Loop loop;

    SharedReadings(String name) {
        loop = Loop.every(SHARED, name, () -> readings.values().removeIf(reading -> !reading.isFresh()));
    }

    /** What was read at most a second ago, else what {@code read} gives, or throws, now: the first who asks reads, the others wait for it. */
    V of(K key, Supplier<V> read) {
        return readings.compute(key, (same, known) -> known != null && known.isFresh() ? known : new Reading<>(read))
                .value();
    }

    @Override
    public void close() {
        loop.close();
    }

    private record Reading<V>(long begunAt, FutureTask<V> task) {
        Reading(Supplier<V> read) {
            this(System.nanoTime(), new FutureTask<>(read::get));
        }

        boolean isFresh() {
            return System.nanoTime() - begunAt < SHARED.toNanos();
        }

        V value() {
            task.run();
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Away.problem();
            }
        }
    }
}
