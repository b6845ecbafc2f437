package earshot.bench.fanout;

import earshot.bench.Figures;
import earshot.bench.process.Usage;
import earshot.bench.process.Wait;
import earshot.bench.reader.Latencies;
import earshot.bench.reader.Readers;
import earshot.bench.server.Broadcaster;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One server's turn.
 *
 * @param cpuMicros its processor time for each event that reached a reader, µs
 * @param p50Ms until half of the deliveries were made
 * @param p99Ms until nearly all were
 * @param events what was delivered
 */
record Turn(double cpuMicros, double p50Ms, double p99Ms, List<byte[]> events) {
    private static final long INTERVAL_NANOS = 100_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Connects the readers, makes the events happen ten times a second, and waits until everybody has read them. */
    static Turn of(Broadcaster server, int viewers, int events, IntFunction<byte[]> payload) {
        var latencies = new Latencies(events, viewers);
        try (var readers = Readers.open(server.address(), server.request(), viewers, server.opening())) {
            readers.expect(latencies);
            double before = Usage.cpuMs(server.workers());
            publish(server, events, payload, latencies);
            readers.await("all have read all of " + server.name(), PATIENCE, (long) events * viewers);
            double cpu = Usage.cpuMs(server.workers()) - before;
            server.check(readers.events());
            int[] micros = latencies.micros();
            return new Turn(
                    cpu * 1_000 / micros.length,
                    Figures.percentile(micros, 0.5) / 1_000.0,
                    Figures.percentile(micros, 0.99) / 1_000.0,
                    readers.events());
        }
    }

    private static void publish(Broadcaster server, int events, IntFunction<byte[]> payload, Latencies latencies) {
        long start = System.nanoTime() + INTERVAL_NANOS;
        for (int i = 0; i < events; i++) {
            long due = start + i * INTERVAL_NANOS;
            latencies.due(i, due);
            Wait.untilNanos(due);
            server.publish(payload.apply(i));
        }
    }
}
