package earshot.bench;

import earshot.bench.process.Program;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;

/** Where and of what the figures are. */
public final class Machine {
    private Machine() {}

    /** Commit, cores, load and date in one line. */
    public static String line() {
        return "commit %s, %d cores, load %s, %s"
                .formatted(commit(), Runtime.getRuntime().availableProcessors(), load(), LocalDate.now());
    }

    /** The load of the last minute. */
    public static String load() {
        return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String commit() {
        return Program.output("git", "describe", "--always", "--dirty").strip();
    }
}
