package earshot.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The processes that this run has started. Each is noted as soon as it lives, all end together, and none starts after the end: so an
 * end that comes while parts are still starting leaves nothing behind.
 */
final class Children {
    private final ProcessRecord record;
    private final List<Child> started = new ArrayList<>();
    private boolean ended;

    Children(ProcessRecord record) {
        this.record = record;
    }

    /** Starts {@code command} as {@link Child#start} does. Throws a refusal once the end has come. */
    synchronized Child start(
            String name, List<String> command, Path directory, Predicate<String> isReady, Consumer<String> log) {
        if (ended) {
            throw new StartRefused("the run has been ended");
        }
        Child child = Child.start(command, directory, isReady, log);
        started.add(child);
        record.add(name, child.handle());
        return child;
    }

    /** Ends all and returns when they are gone. */
    void end() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            last().forEach(child -> threads.execute(child::end));
        }
        record.clear();
    }

    /** Whether the end has come. */
    synchronized boolean ended() {
        return ended;
    }

    private synchronized List<Child> last() {
        ended = true;
        return List.copyOf(started);
    }
}
