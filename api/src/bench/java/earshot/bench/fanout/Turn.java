package earshot.bench.fanout;

import earshot.bench.Figures;
import earshot.bench.process.Usage;
import earshot.bench.process.Wait;
import earshot.bench.reader.Latencies;
import earshot.bench.reader.Readers;
import earshot.bench.server.Broadcaster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * One server's turn.
 *
 * @param cpuMicros its processor time for each event that reached a reader, µs
 * @param threadMicros the same by the name of the thread
 * @param p50Ms until half of the deliveries were made
 * @param p99Ms until nearly all were
 * @param events what was delivered
 */
record Turn(double cpuMicros, Map<String, Double> threadMicros, double p50Ms, double p99Ms, List<byte[]> events) {
    /** Ten events a second. */
    private static final Duration USUAL = Duration.ofMillis(100);
    /** As fast as the system still writes each event by itself. */
    private static final Duration BRISK = Duration.ofMillis(60);
    /** Many a second, to be written together. */
    private static final Duration HASTY = Duration.ofMillis(2);

    private static final int FEW = 20;
    private static final int MANY = 1_000;
    private static final int WARM_UP_WRITES = 150;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Connects the readers, makes the events happen ten times a second, and waits until everybody has read them. */
    static Turn of(Broadcaster server, int viewers, int events, IntFunction<byte[]> payload) {
        return at(USUAL, server, viewers, events, payload);
    }

    /**
     * Two turns that do not count, until a server that compiles what it does often has done so: with many events, then with many readers.
     * Answers with the second.
     */
    static Turn warmUp(Broadcaster server, IntFunction<byte[]> payload) {
        at(HASTY, server, FEW, server.warmUpEvents(), payload);
        return at(BRISK, server, MANY, WARM_UP_WRITES, payload);
    }

    private static Turn at(
            Duration interval, Broadcaster server, int viewers, int events, IntFunction<byte[]> payload) {
        var latencies = new Latencies(events, viewers);
        try (var readers = Readers.open(server.address(), server.request(), viewers, server.opening())) {
            readers.expect(latencies);
            double before = Usage.cpuMs(server.workers());
            var threadsBefore = Usage.cpuMsByThread(server.workers());
            publish(server, events, interval.toNanos(), payload, latencies);
            readers.await("all have read all of " + server.name(), PATIENCE, (long) events * viewers);
            double cpu = Usage.cpuMs(server.workers()) - before;
            var threads = Usage.cpuMsByThread(server.workers());
            server.check(readers.events());
            int[] micros = latencies.micros();
            double each = 1_000.0 / micros.length;
            threads.replaceAll((name, ms) -> (ms - threadsBefore.getOrDefault(name, 0.0)) * each);
            return new Turn(
                    cpu * each,
                    threads,
                    Figures.percentile(micros, 0.5) / 1_000.0,
                    Figures.percentile(micros, 0.99) / 1_000.0,
                    readers.events());
        }
    }

    private static void publish(
            Broadcaster server, int events, long intervalNanos, IntFunction<byte[]> payload, Latencies latencies) {
        long start = System.nanoTime() + intervalNanos;
        for (int i = 0; i < events; i++) {
            long due = start + i * intervalNanos;
            latencies.due(i, due);
            Wait.untilNanos(due);
            server.publish(payload.apply(i));
        }
    }
}
