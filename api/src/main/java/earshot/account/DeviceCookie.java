package earshot.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The cookie by which a guest's browser is known again after it signed out: a random key, out of reach of scripts and of other sites. It signs
 * nobody in, and only its digest is kept.
 */
@Singleton
final class DeviceCookie {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final boolean tls;
    private final Duration kept;

    DeviceCookie(AccountSettings account, HttpSettings http) {
        this.tls = http.tls();
        this.name = tls ? "__Host-" + account.deviceCookieName() : account.deviceCookieName();
        this.kept = account.deviceTtl();
    }

    /** The browser's key, a new one where it has none. */
    String key(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(name)
                .map(Cookie::getValue)
                .filter(key -> KEY.matcher(key).matches())
                .orElseGet(DeviceCookie::fresh);
    }

    /** Keeps the key in the browser, from now on for the whole time again. */
    Cookie holding(String key) {
        return Cookie.of(name, key)
                .path("/")
                .httpOnly(true)
                .secure(tls)
                .sameSite(SameSite.Strict)
                .maxAge(kept);
    }

    /** What is kept of a key: from it nobody makes the cookie. */
    static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return text(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String fresh() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return text(key);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
