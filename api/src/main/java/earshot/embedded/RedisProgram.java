package earshot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The Redis program for this machine, out of the library that brings it. (The library itself hides the process id.) */
final class RedisProgram {
    private static final String VERSION = "7.0.15";

    private RedisProgram() {}

    /** Puts the program into {@code folder} unless it is there, and returns its path. */
    static Path unpack(Path folder) throws IOException {
        String name = "redis-server-%s-%s-%s"
                .formatted(VERSION, Machine.isLinux() ? "linux" : "darwin", Machine.isArm() ? "arm64" : "amd64");
        Path program = folder.resolve(name);
        if (!Files.exists(program)) {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, name, ".part");
            try (var bytes = RedisProgram.class.getResourceAsStream("/" + name)) {
                if (bytes == null) {
                    throw new StartRefused("no embedded Redis for this machine; start one and set REDIS_URI");
                }
                Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
            Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }
}
