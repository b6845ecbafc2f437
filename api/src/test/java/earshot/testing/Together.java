package earshot.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same thing done for many at once. */
public final class Together {
    /** More would wait for the machine and not for what is tested. */
    private static final int AT_ONCE = 16;

    private Together() {}

    /** What {@code deed} gives for each, in their order. */
    public static <T, R> List<R> each(List<T> all, Function<T, R> deed) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<R>> under = all.stream()
                    .map(one -> threads.submit((Callable<R>) () -> deed.apply(one)))
                    .toList();
            var results = new ArrayList<R>();
            for (Future<R> result : under) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
