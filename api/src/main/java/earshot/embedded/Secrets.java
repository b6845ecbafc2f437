package earshot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets made on first start and kept in a file that only this user may read. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For what signs: 256 bits, 43 characters. */
    static final int KEY_BYTES = 32;

    private Secrets() {}

    /** The secret in {@code file}, made of {@code bytes} random bytes if there is none; base64url. */
    static String keep(Path file, int bytes) {
        if (!Files.exists(file)) {
            Folders.write(file, random(bytes));
        }
        return read(file);
    }

    /** What is kept in {@code file}; an empty text where there is none. */
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
