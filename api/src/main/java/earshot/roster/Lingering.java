package earshot.roster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Things that are made when first used and closed when they have not been used for a moment. */
final class Lingering<K, V extends Lingering.Thing> {
    private final Duration linger;
    private final Function<K, V> factory;
    private final Map<K, Held<V>> held = new ConcurrentHashMap<>();

    /** What lingers. */
    interface Thing {
        /** Whether it is used now. */
        boolean used();

        /** Whether it can never be used: the next use makes another. */
        boolean broken();

        void close();
    }

    private record Held<V>(V thing, long usedAt) {}

    Lingering(Duration linger, Function<K, V> factory) {
        this.linger = linger;
        this.factory = factory;
    }

    /** Uses the thing, made first if need be; it is not closed meanwhile. The use must not wait for anything. */
    V use(K key, Consumer<V> use) {
        var now = held.compute(key, (name, known) -> {
            V thing = known == null || known.thing().broken() ? factory.apply(name) : known.thing();
            use.accept(thing);
            return new Held<>(thing, System.nanoTime());
        });
        return now.thing();
    }

    /** Closes what is not used any more. */
    void expire() {
        for (K key : held.keySet()) {
            held.computeIfPresent(key, (name, known) -> kept(known));
        }
    }

    List<V> all() {
        List<V> all = new ArrayList<>();
        held.values().forEach(known -> all.add(known.thing()));
        return all;
    }

    int size() {
        return held.size();
    }

    private @Nullable Held<V> kept(Held<V> known) {
        if (known.thing().used()) {
            return new Held<>(known.thing(), System.nanoTime());
        }
        if (System.nanoTime() - known.usedAt() < linger.toNanos()) {
            return known;
        }
        known.thing().close();
        return null;
    }
}
