package earshot.bench.idle;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.process.Usage;
import earshot.bench.reader.Readers;
import earshot.bench.server.Broadcaster;
import earshot.bench.server.Earshot;
import earshot.bench.server.Nchan;
import earshot.bench.server.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** Idle viewers, and the memory they take. Each round is a fresh server, because memory is not always given back. */
public final class IdleCase implements Case {
    /** Loads what the first viewers need, so that it is not counted for the others. */
    private static final int FIRST = 500;

    private final int viewers;

    /** @param viewers how many; with each a connection of this process and of the server's, below what either may have open */
    public IdleCase(int viewers) {
        this.viewers = viewers;
    }

    /**
     * What the viewers of one server took, bytes for each.
     *
     * @param heap on the heap, after a collection; 0 where there is none
     * @param rss in the memory of the machine
     */
    private record Took(double heap, double rss) {}

    @Override
    public String name() {
        return "idle-" + viewers;
    }

    @Override
    public void run(Options options) {
        List<Took> own = new ArrayList<>();
        List<Took> theirs = new ArrayList<>();
        for (int round = 0; round < options.pairs(); round++) {
            try (var scratch = new Scratch()) {
                try (var earshot = new Earshot(scratch.folder());
                        var room = Room.of(earshot)) {
                    own.add(measure(room, room::liveHeap));
                }
                if (Nchan.isInstalled()) {
                    try (var nchan = new Nchan(scratch.folder())) {
                        theirs.add(measure(nchan, () -> 0));
                    }
                }
            }
        }
        print(own, theirs);
    }

    private Took measure(Broadcaster server, LongSupplier heap) {
        Readers.open(server.address(), server.request(), FIRST, server.opening())
                .close();
        long heapBefore = heap.getAsLong();
        long rssBefore = rss(server);
        try (var readers = Readers.open(server.address(), server.request(), viewers, server.opening())) {
            long heapAfter = heap.getAsLong();
            long rssAfter = rss(server);
            readers.check();
            return new Took((double) (heapAfter - heapBefore) / viewers, (double) (rssAfter - rssBefore) / viewers);
        }
    }

    private static long rss(Broadcaster server) {
        return server.workers()
                .mapToLong(process -> Usage.rssKib(process.pid()) * 1_024)
                .sum();
    }

    private void print(List<Took> own, List<Took> theirs) {
        var table = new Table("server", "live heap for each viewer, bytes", "RSS for each viewer, bytes");
        table.row("Earshot", median(own, Took::heap), median(own, Took::rss));
        if (!theirs.isEmpty()) {
            table.row("nchan", "", median(theirs, Took::rss));
        }
        table.print();
        IO.println("\n%,d viewers, %d rounds, median; load now %s".formatted(viewers, own.size(), Machine.load()));
    }

    private static String median(List<Took> rounds, ToDoubleFunction<Took> figure) {
        return "%.0f"
                .formatted(Figures.median(
                        rounds.stream().map(figure::applyAsDouble).toList()));
    }
}
