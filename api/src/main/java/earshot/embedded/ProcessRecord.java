package earshot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a run, by id and start time, in a file of the data folder: what a killed run leaves behind is found by it, and never
 * by name. The first line is the process that started this one; while that lives the run is not a stray.
 */
final class ProcessRecord {
    private static final String STARTER = "starter";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The kernel gives start times relative to the boot, whose wall clock time may be corrected by a moment. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private final Path file;

    /** Postgres keeps a record of its own: line 1 its process id, line 3 its start in seconds. */
    private final Path postgres;

    ProcessRecord(Path data) {
        this.file = data.resolve("processes");
        this.postgres = data.resolve("postgres").resolve("postmaster.pid");
    }

    /** Ends what an earlier run left behind, then notes this process. Throws a refusal when that run still stands. */
    int takeOver() {
        List<Entry> entries = read();
        boolean stands = alive(entries, STARTER) && alive(entries, "api");
        if (stands) {
            throw new StartRefused("Earshot already runs from this folder: end it with Ctrl-C in its terminal first");
        }
        List<ProcessHandle> strays = entries.stream()
                .filter(entry -> !entry.name.equals(STARTER))
                .flatMap(entry -> entry.find().stream())
                .toList();
        strays.forEach(stray -> Ending.end(stray, PATIENCE));
        forgetPostgres();
        Folders.write(file, "");
        ProcessHandle.current().parent().ifPresent(parent -> add(STARTER, parent));
        add("api", ProcessHandle.current());
        return strays.size();
    }

    /** Notes a process that this run has started. */
    synchronized void add(String name, ProcessHandle process) {
        process.info().startInstant().ifPresent(start -> {
            try {
                Files.writeString(
                        file,
                        "%s %d %d%n".formatted(name, process.pid(), start.toEpochMilli()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Forgets all: the run has ended in good order. */
    void clear() {
        Folders.write(file, "");
    }

    /** Postgres refuses to start while its own record names the id of any living process, whoever has got that id since. */
    private void forgetPostgres() {
        try {
            Files.deleteIfExists(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean alive(List<Entry> entries, String name) {
        return entries.stream()
                .anyMatch(entry -> entry.name.equals(name) && entry.find().isPresent());
    }

    private List<Entry> read() {
        try {
            var entries = new ArrayList<Entry>();
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> Entry.parse(line).ifPresent(entries::add));
            }
            if (Files.exists(postgres)) {
                List<String> lines = Files.readAllLines(postgres);
                if (lines.size() > 2) {
                    Entry.of("postgres", lines.get(0).strip(), lines.get(2).strip() + "000")
                            .ifPresent(entries::add);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(String name, long pid, Instant start) {
        /** The line's entry; none where a killed run, or a full disk, left only a part of the line. */
        static Optional<Entry> parse(String line) {
            String[] words = line.split(" ");
            return words.length == 3 ? of(words[0], words[1], words[2]) : Optional.empty();
        }

        static Optional<Entry> of(String name, String pid, String startMs) {
            try {
                return Optional.of(new Entry(name, Long.parseLong(pid), Instant.ofEpochMilli(Long.parseLong(startMs))));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        /** The process itself, if it lives: the same id with another start time is somebody else's. */
        Optional<ProcessHandle> find() {
            return ProcessHandle.of(pid).filter(process -> process.info()
                    .startInstant()
                    .map(at -> Duration.between(at, start).abs().compareTo(CLOCK_SLACK) < 0)
                    .orElse(false));
        }
    }
}
