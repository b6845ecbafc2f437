package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aHashSaysHowItWasMade() {
        assertThat(passwords.hash("correct horse")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void onlyThePasswordMatches() {
        String hash = passwords.hash("pässword 🎧");

        assertThat(passwords.matches("pässword 🎧", hash)).isTrue();
        assertThat(passwords.matches("pa\u0308ssword 🎧", hash)).isTrue(); // the same letter, typed as two characters
        assertThat(passwords.matches("password 🎧", hash)).isFalse();
        assertThat(passwords.matches("nobody signs in with this one", null)).isFalse();
    }

    @Test
    void anUnknownNameTakesTheTimeOfAWrongPassword() {
        String hash = passwords.hash("correct horse");
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            wrong.add(nanos(() -> passwords.matches("wrong horse", hash)));
            unknown.add(nanos(() -> passwords.matches("wrong horse", null)));
        }

        assertThat((double) median(unknown) / median(wrong)).isBetween(0.5, 2.0);
    }

    private static long nanos(Runnable check) {
        long start = System.nanoTime();
        check.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
