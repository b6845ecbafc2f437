package earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The Python programs that tests run, with their pinned packages in the cache folder. */
public final class PythonTools {
    private static final Path SOURCES = Path.of("api/src/test/python");

    private PythonTools() {}

    /** The command that runs {@code script}; installs the packages on first use. */
    public static List<String> command(String script) {
        return List.of(
                environment().resolve("bin/python").toString(),
                SOURCES.resolve(script).toString());
    }

    /** Makes sure that the packages are there. */
    static void install() {
        environment();
    }

    private static Path environment() {
        try {
            String wanted = Files.readString(SOURCES.resolve("requirements.txt"));
            Path home = TestCache.folder().resolve("python-" + Integer.toHexString(wanted.hashCode()));
            Path done = home.resolve("installed");
            Files.createDirectories(home);
            try (var channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(done)) {
                    fill(home);
                    Files.createFile(done);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path home) throws IOException {
        run("python3", "-m", "venv", home.toString());
        run(
                home.resolve("bin/pip").toString(),
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
                SOURCES.resolve("requirements.txt").toString());
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).inheritIO().start();
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
