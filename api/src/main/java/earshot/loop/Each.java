package earshot.loop;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round over many: what fails for one does not keep the others from their turn. It is logged when it begins and when it is over.
 * An absence that all would meet ends the round instead: it is for the {@link Loop} to tell of and to wait for.
 */
public final class Each<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Each.class);

    private final String name;
    private final Function<RuntimeException, Failure> judge;
    private final Set<T> failing = ConcurrentHashMap.newKeySet();

    /**
     * @param name of the work, as in the logs
     * @param judge says of what kind a failure is
     */
    public Each(String name, Function<RuntimeException, Failure> judge) {
        this.name = name;
        this.judge = judge;
    }

    /** Does {@code work} for all of {@code turns}. Throws only what is an absence for all. */
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
            failed(turn, e);
        }
    }

    private void failed(T turn, RuntimeException cause) {
        Failure failure = judge.apply(cause);
        if (failure == Failure.ABSENCE_FOR_ALL) {
            throw cause;
        }
        if (failing.add(turn)) {
            tell(turn, failure, cause);
        }
    }

    private void tell(T turn, Failure failure, RuntimeException cause) {
        if (failure == Failure.FAULT) {
            LOG.error("{} failed for {} and tries again with its next turn", name, turn, cause);
        } else {
            LOG.warn("{} failed for {} and tries again with its next turn: {}", name, turn, cause.getMessage());
        }
    }
}
