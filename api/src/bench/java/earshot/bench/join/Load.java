package earshot.bench.join;

import earshot.bench.Figures;
import earshot.bench.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that were made.
 *
 * @param perSecond how many in a second
 * @param p50Ms half were answered within, counted from when they were due
 * @param p99Ms nearly all were
 * @param answers the bodies, in the order of the requests
 */
record Load(double perSecond, double p50Ms, double p99Ms, List<byte[]> answers) {
    private static final int CONNECTIONS = 8;

    /** As fast as the server answers, on a few connections. */
    static Load full(InetSocketAddress server, List<byte[]> requests) {
        return run(server, requests, 0);
    }

    /** With that many each second, on as many connections as that takes, at most a few. */
    static Load steady(InetSocketAddress server, List<byte[]> requests, int perSecond) {
        return run(server, requests, 1_000_000_000L / perSecond);
    }

    private static Load run(InetSocketAddress server, List<byte[]> requests, long intervalNanos) {
        byte[][] answers = new byte[requests.size()][];
        int[] micros = new int[requests.size()];
        var next = new AtomicInteger();
        long start = System.nanoTime();
        Callable<Void> connection = () -> {
            try (var asker = new Asker(server)) {
                for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                    long due = intervalNanos == 0 ? System.nanoTime() : start + i * intervalNanos;
                    Wait.untilNanos(due);
                    answers[i] = asker.ask(requests.get(i));
                    micros[i] = (int) ((System.nanoTime() - due) / 1_000);
                }
                return null;
            }
        };
        atOnce(connection);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Load(
                requests.size() / seconds,
                Figures.percentile(micros, 0.5) / 1_000.0,
                Figures.percentile(micros, 0.99) / 1_000.0,
                List.of(answers));
    }

    private static void atOnce(Callable<Void> connection) {
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(connection);
        }
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken
                    ? new UncheckedIOException(broken)
                    : new IllegalStateException(e.getCause());
        }
    }
}
