package earshot.roster.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What writes to crowds of readers cost. Told once for each write, however many read it. */
final class FlushTimes {
    /** What people notice lies between 50 ms and 250. */
    static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final Timer lag;
    private final Timer time;
    private final DistributionSummary events;
    private final DistributionSummary bytes;
    private final Counter deliveries;

    FlushTimes(MeterRegistry metrics) {
        lag = timer("earshot.fanout.lag", "Longest time in a write from hearing an event to every socket", metrics);
        time = timer("earshot.fanout.flush", "Time from the start of a write to the last reader's socket", metrics);
        events = DistributionSummary.builder("earshot.fanout.flush.events")
                .description("Events in one write")
                .serviceLevelObjectives(1, 5, 20, 100)
                .register(metrics);
        bytes = DistributionSummary.builder("earshot.fanout.flush.size")
                .description("Bytes that one write sends to each reader")
                .baseUnit("bytes")
                .serviceLevelObjectives(1_000, 10_000, 100_000)
                .register(metrics);
        deliveries = Counter.builder("earshot.fanout.deliveries")
                .description("Events times readers")
                .register(metrics);
    }

    /** A write begins. */
    void began(List<Frame> frames, int readers) {
        events.record(frames.size());
        bytes.record(frames.stream().mapToInt(Frame::length).sum());
        deliveries.increment((double) frames.size() * readers);
    }

    /**
     * A write has ended.
     *
     * @param began when, and {@code heard} when the first of its events came, as {@link System#nanoTime}
     */
    void ended(long began, long heard) {
        long now = System.nanoTime();
        time.record(now - began, TimeUnit.NANOSECONDS);
        lag.record(now - heard, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(String name, String description, MeterRegistry metrics) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }
}
