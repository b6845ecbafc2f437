package earshot.bench.start;

import earshot.bench.Case;
import earshot.bench.Figures;
import earshot.bench.Machine;
import earshot.bench.Options;
import earshot.bench.Scratch;
import earshot.bench.Table;
import earshot.bench.process.Usage;
import earshot.bench.server.Earshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * From the start of a process until its first 200, all parts that it stands on being there; with the cache that the build makes, without
 * it, and of a bare Micronaut with a cache of its own.
 */
public final class StartCase implements Case {
    /** Twice as long as the heap is left alone in quiet times, and some. */
    private static final Duration QUIET = Duration.ofSeconds(75);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Options options) {
        try (var scratch = new Scratch();
                var parts = new Earshot(scratch.folder())) {
            var cached = Candidate.earshot(scratch.folder(), parts, "-XX:AOTCache=target/earshot.aot");
            var plain = Candidate.earshot(scratch.folder(), parts, "-XX:AOTMode=off");
            var bare = Candidate.bare(scratch.folder());
            var times = measure(List.of(cached, plain, bare), options);
            print(times, cached);
            IO.println("\nRSS of Earshot after %d s of quiet: %d MiB".formatted(QUIET.toSeconds(), quietMib(cached)));
            IO.println("\n%d rounds, median; load now %s".formatted(options.pairs(), Machine.load()));
        }
    }

    private static Map<Candidate, List<Double>> measure(List<Candidate> candidates, Options options) {
        Map<Candidate, List<Double>> times = new LinkedHashMap<>();
        candidates.forEach(each -> times.put(each, new ArrayList<>()));
        // What is read from the disk for the first time is not the start's.
        candidates.forEach(each -> each.start().close());
        var random = new Random(options.seed());
        for (int round = 0; round < options.pairs(); round++) {
            List<Candidate> order = new ArrayList<>(candidates);
            Collections.shuffle(order, random);
            order.forEach(each -> times.get(each).add(each.firstAnswerMs()));
        }
        return times;
    }

    private static void print(Map<Candidate, List<Double>> times, Candidate own) {
        var table = new Table("process", "first 200, ms", "times Earshot's");
        double ours = Figures.median(times.getOrDefault(own, List.of()));
        times.forEach((each, all) -> table.row(
                each.name(), "%.0f".formatted(Figures.median(all)), "%.2f".formatted(Figures.median(all) / ours)));
        table.print();
    }

    private static long quietMib(Candidate candidate) {
        try (var program = candidate.start()) {
            LockSupport.parkNanos(QUIET.toNanos());
            return Usage.rssKib(program.pid()) / 1_024;
        }
    }
}
