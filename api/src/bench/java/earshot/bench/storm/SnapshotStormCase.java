package earshot.bench.storm;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.reader.Readers;
import earshot.bench.server.Earshot;
import earshot.bench.server.Room;
import earshot.bench.server.Seats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Everybody is cut off at once and comes back at once, without the wait that each is told to make. */
public final class SnapshotStormCase implements Case {
    /** As many as a snapshot names. */
    private static final int PARTICIPANTS = 250;

    private static final int AT_ONCE = 1_000;

    private final int viewers;

    /** @param viewers who comes back */
    public SnapshotStormCase(int viewers) {
        this.viewers = viewers;
    }

    @Override
    public String name() {
        return "snapshot-storm-" + viewers;
    }

    @Override
    public void run(Options options) {
        try (var scratch = new Scratch();
                var earshot = new Earshot(scratch.folder());
                var room = Room.of(earshot)) {
            Seats seats = room.seats();
            IntStream.range(1, PARTICIPANTS).forEach(i -> seats.join());
            List<Double> times = new ArrayList<>();
            List<Double> reads = new ArrayList<>();
            come(room);
            for (int round = 0; round < options.pairs(); round++) {
                double before = room.earshot().metric("earshot_roster_reads_total");
                times.add(come(room));
                reads.add(room.earshot().metric("earshot_roster_reads_total") - before);
            }
            print(times, reads);
        }
    }

    /** Until all have read the whole room, ms; then all are cut off. */
    private double come(Room room) {
        long begun = System.nanoTime();
        try (var readers = Readers.open(room.address(), room.request(), viewers, room.opening(), AT_ONCE)) {
            readers.check();
            return (System.nanoTime() - begun) / 1e6;
        }
    }

    private void print(List<Double> times, List<Double> reads) {
        new Table("of %,d who come back at once".formatted(viewers), "")
                .row("all have the whole room after, ms", "%.0f".formatted(Figures.median(times)))
                .row("reads of the room from Redis", "%.0f".formatted(Figures.median(reads)))
                .print();
        IO.println("\n%d participants, %d rounds, median; load now %s"
                .formatted(PARTICIPANTS, times.size(), Machine.load()));
    }
}
