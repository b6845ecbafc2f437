package earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A folder for what a started program writes. It goes with this JVM, unless {@code -Dearshot.keep} is given. */
public final class TestFolder {
    private TestFolder() {}

    /** A new one whose name begins with {@code prefix}. */
    public static Path make(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it before its time. */
    static void delete(Path folder) {
        if (System.getProperty("earshot.keep") == null) {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }
}
