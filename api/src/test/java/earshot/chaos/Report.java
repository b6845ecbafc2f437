package earshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The table of a run: a line for each fault with what was seen, on the console and in {@code target/chaos.md}. */
public final class Report {
    private static final Path TABLE = Path.of("target", "chaos.md");
    private static final long SEED = Long.getLong("earshot.seed", System.nanoTime() % 1_000_000);

    private Report() {}

    /** What draws of this run start from: {@code -Dearshot.seed}, else another one each time. */
    public static long seed() {
        return SEED;
    }

    public static void row(String fault, String figures) {
        String line = "| %s | %s | seed %d |%n".formatted(fault, figures, SEED);
        System.out.print(line);
        try {
            Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
