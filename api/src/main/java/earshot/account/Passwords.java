package earshot.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id and OWASP's parameters: 19 MiB, 2 passes, 1 lane, 16 bytes of salt, 32 of hash. At most two are hashed at
 * once, so a flood of sign-ins takes neither the memory nor the processors from voice; who waits too long is told to come back.
 */
@Singleton
public final class Passwords {
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String hashOfNobody = randomHash();

    /** The hash of a password, salted, with its parameters in it. */
    public String hash(String password) {
        return inTurn(() -> Password.hash(normalized(password))
                .addRandomSalt(SALT_BYTES)
                .with(argon2id())
                .getResult());
    }

    /** Whether {@code password} is the one of {@code hash}. Without a hash it is not, and that takes the same time. */
    public boolean matches(String password, @Nullable String hash) {
        String known = hash == null ? hashOfNobody : hash;
        boolean same = inTurn(
                () -> Password.check(normalized(password), known).with(Argon2Function.getInstanceFromHash(known)));
        return same && hash != null;
    }

    /** Asked for when a password is hashed: it keeps its 19 MiB from then on. */
    private static Argon2Function argon2id() {
        return Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);
    }

    /** In the form of a hash and of no password: made of chance, since hashing one at every start takes time and memory. */
    private static String randomHash() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(KIBIBYTES, PASSES, LANES, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    }

    private static String randomBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!takeTurn()) {
            throw new ProblemException(
                    ProblemType.BACKEND_UNAVAILABLE,
                    "Too many people sign in right now. Try again in a moment.",
                    LONGEST_WAIT);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean takeTurn() {
        try {
            return turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Keyboards spell one character in several ways (NIST SP 800-63B, 3.1.1.2). */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
