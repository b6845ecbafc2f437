package earshot.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
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
        return cpuMsIn(read("/proc/" + pid + "/stat"));
    }

    /** User and system time by the name of the thread, without its number, ms. Of threads that have ended nothing is known. */
    public static Map<String, Double> cpuMsByThread(Stream<ProcessHandle> processes) {
        Map<String, Double> times = new TreeMap<>();
        processes.flatMap(process -> threads(process.pid())).forEach(stat -> {
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            times.merge(name.replaceAll("[#-]?\\d.*", ""), cpuMsIn(stat), Double::sum);
        });
        return times;
    }

    private static double cpuMsIn(String stat) {
        // The name may hold spaces; it ends with the last bracket.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
    }

    private static Stream<String> threads(long pid) {
        var tasks = new File("/proc/" + pid + "/task").list();
        return tasks == null
                ? Stream.empty()
                : Arrays.stream(tasks).map(task -> read("/proc/" + pid + "/task/" + task + "/stat"));
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
