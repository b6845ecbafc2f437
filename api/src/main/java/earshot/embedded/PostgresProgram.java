package earshot.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Postgres' programs for this machine, out of the archive that a library brings. */
final class PostgresProgram {
    static final String VERSION = "18.3";

    private static final int ANYBODY_EXECUTES = 0111;

    private PostgresProgram() {}

    /** Puts the programs into a folder of {@code folder} unless they are there, and returns the one that holds them. */
    static Path unpack(Path folder) throws IOException {
        Path home = folder.resolve("postgres-" + VERSION);
        if (!Files.exists(home)) {
            Path part = Folders.empty(folder.resolve("postgres.part"));
            try (var archive = new TarArchiveInputStream(new XZInputStream(archive()))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    unpack(entry, archive, part.resolve(entry.getName()).normalize());
                }
            }
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home.resolve("bin");
    }

    /** The command with which this user may run {@code program}: Postgres refuses root, who therefore leaves his rights behind. */
    static List<String> command(Path program, String... arguments) {
        Stream<String> rightless = isRoot() ? Stream.of("unshare", "-U") : Stream.of();
        return Stream.of(rightless, Stream.of(program.toString()), Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
    }

    private static boolean isRoot() {
        return Machine.isLinux() && System.getProperty("user.name").equals("root");
    }

    private static InputStream archive() {
        String name = "/postgres-%s-%s.txz"
                .formatted(Machine.isLinux() ? "linux" : "darwin", Machine.isArm() ? "arm_64" : "x86_64");
        InputStream archive = PostgresProgram.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StartRefused("no embedded Postgres for this machine; start one and set DATABASE_URL");
        }
        return archive;
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path place) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(place);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(place.getParent());
            Files.copy(content, place);
            boolean program = (entry.getMode() & ANYBODY_EXECUTES) != 0;
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
        }
    }
}
