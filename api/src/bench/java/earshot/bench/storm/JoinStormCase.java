package earshot.bench.storm;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.process.Wait;
import earshot.bench.reader.Latencies;
import earshot.bench.reader.Readers;
import earshot.bench.server.Broadcaster;
import earshot.bench.server.Earshot;
import earshot.bench.server.Floor;
import earshot.bench.server.Room;
import earshot.bench.server.Seats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;

/** A thousand people who join a room with many viewers within a second, or as soon as Redis can seat them. */
public final class JoinStormCase implements Case {
    private static final int JOINS = 1_000;
    private static final long INTERVAL_NANOS = 1_000_000;
    private static final int FLOOR_ROUNDS = 20;
    private static final int WARM_UP_VIEWERS = 200;
    private static final int WARM_UPS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int viewers;

    /** @param viewers who listens meanwhile */
    public JoinStormCase(int viewers) {
        this.viewers = viewers;
    }

    /**
     * What one storm was like.
     *
     * @param joinedMs until the last was seated
     * @param writes how often the viewers were written to
     * @param convergedMs from the last seat until every viewer had read it
     * @param writeBytes what was written to a viewer at once, in the middle
     */
    private record Storm(double joinedMs, double writes, double convergedMs, double writeBytes) {}

    @Override
    public String name() {
        return "join-storm-" + viewers;
    }

    @Override
    public void run(Options options) {
        try (var scratch = new Scratch();
                var earshot = new Earshot(scratch.folder());
                var floor = new Floor(scratch.folder())) {
            for (int i = 0; i < WARM_UPS; i++) {
                storm(earshot, WARM_UP_VIEWERS);
            }
            List<Storm> storms = new ArrayList<>();
            List<Double> events = new ArrayList<>();
            List<Double> writes = new ArrayList<>();
            for (int round = 0; round < options.pairs(); round++) {
                Storm storm = storm(earshot, viewers);
                storms.add(storm);
                events.add(floorRoundMs(floor, (int) (storm.writeBytes() * storm.writes() / JOINS)));
                writes.add(floorRoundMs(floor, (int) storm.writeBytes()));
            }
            print(storms, Figures.median(events), Figures.median(writes));
        }
    }

    private static Storm storm(Earshot earshot, int viewers) {
        try (var room = Room.of(earshot);
                var readers = Readers.open(room.address(), room.request(), viewers, room.opening())) {
            Seats seats = room.seats();
            readers.expect(new Latencies(0, 0));
            double writesBefore = earshot.metric("earshot_fanout_flush_seconds_count");
            double bytesBefore = earshot.metric("earshot_fanout_flush_size_bytes_sum");
            long start = System.nanoTime();
            CompletableFuture<?>[] joins = new CompletableFuture<?>[JOINS];
            for (int i = 0; i < JOINS; i++) {
                Wait.untilNanos(start + i * INTERVAL_NANOS);
                joins[i] = seats.joinLater().toCompletableFuture();
            }
            CompletableFuture.allOf(joins).join();
            long joined = System.nanoTime();
            readers.await("all have read all joins", PATIENCE, (long) JOINS * viewers);
            long converged = System.nanoTime();
            room.happened(JOINS);
            room.check(readers.events());
            double writes = earshot.metric("earshot_fanout_flush_seconds_count") - writesBefore;
            double bytes = earshot.metric("earshot_fanout_flush_size_bytes_sum") - bytesBefore;
            return new Storm((joined - start) / 1e6, writes, (converged - joined) / 1e6, bytes / writes);
        }
    }

    /** How long the floor takes to send that many bytes to every viewer, each with one call. */
    private double floorRoundMs(Broadcaster floor, int bytes) {
        byte[] event = "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
        List<Double> rounds = new ArrayList<>();
        try (var readers = Readers.open(floor.address(), floor.request(), viewers, floor.opening())) {
            readers.expect(new Latencies(0, 0));
            for (int i = 1; i <= FLOOR_ROUNDS; i++) {
                long begun = System.nanoTime();
                floor.publish(event);
                readers.await("all have read the floor's", PATIENCE, (long) i * viewers);
                rounds.add((System.nanoTime() - begun) / 1e6);
            }
            floor.check(readers.events());
        }
        return Figures.median(rounds);
    }

    private void print(List<Storm> storms, double eventMs, double writeMs) {
        double writes = median(storms, Storm::writes);
        double converged = median(storms, Storm::convergedMs);
        new Table("of %,d joins before %,d viewers".formatted(JOINS, viewers), "")
                .row("the last is seated after, ms", "%.0f".formatted(median(storms, Storm::joinedMs)))
                .row("writes to each viewer", "%.0f".formatted(writes))
                .row("times fewer than one for each join", "%.0f".formatted(JOINS / writes))
                .row("bytes of a write", "%.0f".formatted(median(storms, Storm::writeBytes)))
                .row("all have read all after the last, ms", "%.0f".formatted(converged))
                .row("the floor's round with one event, ms", "%.0f".formatted(eventMs))
                .row("the floor's round with such a write, ms", "%.0f".formatted(writeMs))
                .row("rounds of such writes until all had read all", "%.2f".formatted(converged / writeMs))
                .print();
        IO.println("\n%d rounds, median; load now %s".formatted(storms.size(), Machine.load()));
    }

    private static double median(List<Storm> storms, ToDoubleFunction<Storm> figure) {
        return Figures.median(storms.stream().map(figure::applyAsDouble).toList());
    }
}
