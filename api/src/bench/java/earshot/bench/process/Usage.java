package earshot.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes have used, from {@code /proc}. */
public final class Usage {
    /** Of {@code /proc/<pid>/stat}: a hundred ticks a second on every Linux since 2.4. */
    private static final double MS_PER_TICK = 10;

    private Usage() {}

    /** User and system time of these processes together, ms. */
    public static double cpuMs(Stream<ProcessHandle> processes) {
        return processes.mapToDouble(process -> cpuMs(process.pid())).sum();
    }

    /** User and system time of a process, ms. */
    public static double cpuMs(long pid) {
        String stat = read("/proc/" + pid + "/stat");
        // The name may hold spaces; it ends with the last bracket.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
    }

    /** Memory of a process that is in RAM, KiB. */
    public static long rssKib(long pid) {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
