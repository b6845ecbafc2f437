package earshot.bench;

import earshot.bench.fanout.FanoutCase;
import earshot.bench.heartbeat.HeartbeatCase;
import earshot.bench.idle.IdleCase;
import earshot.bench.join.JoinCase;
import earshot.bench.start.StartCase;
import earshot.bench.storm.JoinStormCase;
import earshot.bench.storm.SnapshotStormCase;
import java.util.List;

/** Entry point: runs the cases that were named, or all. */
public final class Bench {
    /** With 19,000 idle viewers a process that may have 20,000 descriptors has closed streams. */
    private static final List<Case> CASES = List.of(
            new FanoutCase(1_000, 200),
            new FanoutCase(10_000, 30),
            new JoinStormCase(10_000),
            new IdleCase(19_000),
            new SnapshotStormCase(5_000),
            new JoinCase(),
            new HeartbeatCase(10_000),
            new StartCase());

    private Bench() {}

    /** Use: {@code bench [--pairs=N] [--seed=N] [case...]}. */
    public static void main(String[] arguments) {
        Options options = Options.of(arguments);
        List<Case> asked = CASES.stream()
                .filter(each -> options.cases().isEmpty() || options.cases().contains(each.name()))
                .toList();
        if (asked.size() < options.cases().size() || asked.isEmpty()) {
            IO.println(
                    "cases: " + String.join(", ", CASES.stream().map(Case::name).toList()));
            System.exit(2);
        }
        IO.println(Machine.line() + ", seed " + options.seed());
        for (Case each : asked) {
            IO.println("\n## " + each.name() + "\n");
            each.run(options);
        }
        // The HTTP client's threads are not the driver's to wait for.
        System.exit(0);
    }
}
