package earshot.roster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts events of one kind of channel by type and by what became of them. Types that this version does not know share one count, so that
 * nobody can make up any number of them.
 */
final class EventCounter {
    private static final String UNKNOWN = "unknown";

    private final Map<String, Counter> told;
    private final Map<String, Counter> dropped;
    private final Counter unknownTold;
    private final Counter unknownDropped;

    EventCounter(String name, Set<String> types, MeterRegistry metrics) {
        told = counters(name, types, "told", metrics);
        dropped = counters(name, types, "dropped", metrics);
        unknownTold = metrics.counter(name, "type", UNKNOWN, "fate", "told");
        unknownDropped = metrics.counter(name, "type", UNKNOWN, "fate", "dropped");
    }

    /** Readers were told it. */
    void told(String type) {
        told.getOrDefault(type, unknownTold).increment();
    }

    /** It came out of turn, or was no event at all, so nobody was told. */
    void dropped(String type) {
        dropped.getOrDefault(type, unknownDropped).increment();
    }

    private static Map<String, Counter> counters(String name, Set<String> types, String fate, MeterRegistry metrics) {
        return types.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), type -> metrics.counter(name, "type", type, "fate", fate)));
    }
}
