package earshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What Linux tells of a process.
 *
 * @param resident bytes of memory in use
 * @param descriptors open files and sockets
 * @param cpu user and system time since its start
 */
record ProcessFigures(long resident, int descriptors, int threads, Duration cpu) {
    /** Of the kernel's clock ticks in {@code /proc}, which are 10 ms for whoever reads them. */
    private static final Duration TICK = Duration.ofMillis(10);

    static ProcessFigures of(long pid) {
        Path folder = Path.of("/proc", String.valueOf(pid));
        try {
            List<String> status = Files.readAllLines(folder.resolve("status"));
            return new ProcessFigures(
                    number(status, "VmRSS:") << 10,
                    open(folder),
                    (int) number(status, "Threads:"),
                    cpu(Files.readString(folder.resolve("stat"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int open(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("fd"))) {
            return (int) files.count();
        }
    }

    private static long number(List<String> status, String name) {
        String line =
                status.stream().filter(one -> one.startsWith(name)).findFirst().orElseThrow();
        return Long.parseLong(line.split("\\s+")[1]);
    }

    /** Fields 14 and 15; the name before them may hold anything but ends with the last bracket. */
    private static Duration cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return TICK.multipliedBy(
                Arrays.stream(fields, 11, 13).mapToLong(Long::parseLong).sum());
    }
}
