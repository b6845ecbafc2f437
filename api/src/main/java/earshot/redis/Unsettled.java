package earshot.redis;

import earshot.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that must be done sooner or later, though Redis or Postgres may be away: it is tried at once, and what failed is tried again every
 * second. The work for one key may be done more often than asked for, and must read what holds now rather than what held when it was asked.
 */
public final class Unsettled<K> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Unsettled.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final String name;
    private final Consumer<K> work;
    private final Set<K> keys = ConcurrentHashMap.newKeySet();
    private final Loop loop;

    /** @param name of the loop that tries again, as in the logs */
    public Unsettled(String name, Consumer<K> work) {
        this.name = name;
        this.work = work;
        this.loop = Loop.every(AGAIN, name, () -> List.copyOf(keys).forEach(this::again));
    }

    /** Does the work for {@code key}, now or later; does not fail. */
    public void settle(K key) {
        try {
            work.accept(key);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("key", key).log("{} waits: {}", name, e.getMessage());
            keys.add(key);
        }
    }

    /** Forgotten before it is tried, so that what is asked for meanwhile is not lost. */
    private void again(K key) {
        keys.remove(key);
        settle(key);
    }

    /** Drops what waits. */
    @Override
    public void close() {
        loop.close();
    }
}
