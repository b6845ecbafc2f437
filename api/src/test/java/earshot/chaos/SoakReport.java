package earshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table of a soak, a line for each minute, on the console and in {@code target/soak.md}; what it is judged by comes last. */
final class SoakReport {
    private static final Path TABLE = Path.of("target", "soak.md");
    private static final String HEAD = """
            | minute | live heap, MB | RSS, MB | descriptors | threads | CPU of the nodes | of the driver | Redis, MB | keys | Postgres connections |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private final List<Vitals> samples = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    SoakReport() {
        write(HEAD, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** One for each minute, in their order. */
    List<Vitals> samples() {
        return samples;
    }

    void add(Vitals now) {
        samples.add(now);
        times.add(System.nanoTime());
        line("| %d | %s | %s | %s | %s | %s | %s | %.1f | %d | %d |"
                .formatted(
                        samples.size() - 1,
                        Vitals.each(now.heaps(), heap -> heap >> 20),
                        Vitals.each(now.nodes(), node -> node.resident() >> 20),
                        Vitals.each(now.nodes(), ProcessFigures::descriptors),
                        Vitals.each(now.nodes(), ProcessFigures::threads),
                        share(Vitals::cpu),
                        share(sample -> sample.driver().cpu()),
                        now.redisBytes() / 1048576.0,
                        now.redisKeys(),
                        now.connections()));
    }

    void line(String text) {
        write(text + "\n", StandardOpenOption.APPEND);
    }

    /** Of one processor since the sample before. */
    private String share(Function<Vitals, Duration> cpu) {
        int last = samples.size() - 1;
        if (last == 0) {
            return "";
        }
        Duration used = cpu.apply(samples.get(last)).minus(cpu.apply(samples.get(last - 1)));
        return "%d %%".formatted(100 * used.toNanos() / (times.get(last) - times.get(last - 1)));
    }

    private static void write(String text, StandardOpenOption... options) {
        System.out.print(text);
        try {
            Files.writeString(TABLE, text, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
