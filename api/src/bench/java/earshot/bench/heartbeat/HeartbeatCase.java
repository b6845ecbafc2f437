package earshot.bench.heartbeat;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.server.Earshot;
import earshot.bench.server.Room;
import earshot.bench.server.Seats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many people whose leases are renewed: with the batches of a node, and with a script for each heartbeat. */
public final class HeartbeatCase implements Case {
    /** As many as a host may let in, and as one script of a node takes. */
    private static final int ROOM = 500;

    private static final int BEATS_OF_EACH = 5;

    private final int participants;

    /** @param participants how many */
    public HeartbeatCase(int participants) {
        this.participants = participants;
    }

    @Override
    public String name() {
        return "heartbeats-" + participants;
    }

    @Override
    public void run(Options options) {
        try (var scratch = new Scratch();
                var earshot = new Earshot(scratch.folder())) {
            List<Room> rooms = Stream.generate(() -> Room.of(earshot))
                    .limit(participants / ROOM)
                    .toList();
            try {
                List<Seats> seats = rooms.stream().map(HeartbeatCase::filled).toList();
                List<Double> together = new ArrayList<>();
                List<Double> alone = new ArrayList<>();
                for (int round = 0; round < options.pairs(); round++) {
                    together.add(micros(seats, ROOM));
                    alone.add(micros(seats, 1));
                }
                print(together, alone);
            } finally {
                rooms.forEach(Room::close);
            }
        }
    }

    private static Seats filled(Room room) {
        Seats seats = room.seats();
        IntStream.range(0, ROOM).forEach(i -> seats.join());
        return seats;
    }

    /** Redis' processor time for each heartbeat. */
    private double micros(List<Seats> rooms, int batch) {
        double before = rooms.getFirst().redisCpuMs();
        IntStream.range(0, BEATS_OF_EACH).forEach(i -> rooms.forEach(seats -> seats.beat(batch)));
        return (rooms.getFirst().redisCpuMs() - before) * 1_000 / BEATS_OF_EACH / participants;
    }

    private void print(List<Double> together, List<Double> alone) {
        double batched = Figures.median(together);
        double single = Figures.median(alone);
        new Table("heartbeats", "Redis' CPU for each, µs", "of a script for each")
                .row(
                        "%d with one script".formatted(ROOM),
                        "%.1f".formatted(batched),
                        "%.3f".formatted(batched / single))
                .row("a script for each", "%.1f".formatted(single), "1")
                .print();
        IO.println("\n%,d participants, %d rounds of %,d heartbeats each, median; load now %s"
                .formatted(participants, together.size(), participants * BEATS_OF_EACH, Machine.load()));
    }
}
