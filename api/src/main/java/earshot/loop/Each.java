package earshot.loop;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round over many: what fails for one does not keep the others from their turn. A fault is logged when it begins and when it is over.
 * An absence, which all would meet, ends the round instead: it is for the {@link Loop} to tell of and to wait for.
 */
public final class Each<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Each.class);

    private final String name;
    private final Predicate<RuntimeException> absence;
    private final Set<T> failing = ConcurrentHashMap.newKeySet();

    /** @param name of the work, as in the logs */
    public Each(String name, Predicate<RuntimeException> absence) {
        this.name = name;
        this.absence = absence;
    }

    /** Does {@code work} for all of {@code turns}. Throws only what is an absence. */
    public void run(Collection<T> turns, Consumer<T> work) {
        turns.forEach(turn -> attempt(turn, work));
    }

    private void attempt(T turn, Consumer<T> work) {
        try {
            work.accept(turn);
            if (failing.remove(turn)) {
                LOG.info("{} works again for {}", name, turn);
            }
        } catch (RuntimeException e) {
            if (absence.test(e)) {
                throw e;
            }
            if (failing.add(turn)) {
                LOG.error("{} failed for {} and tries again with its next turn", name, turn, e);
            }
        }
    }
}
