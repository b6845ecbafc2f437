package earshot.moderation;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret of the link that lets people into a room. */
final class Invitation {
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Invitation() {}

    /** 22 characters of {@code A-Z a-z 0-9 _ -}, which nobody guesses. */
    static String fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
