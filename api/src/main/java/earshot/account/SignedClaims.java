package earshot.account;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a token says.
 *
 * @param audience which kind of token it is
 * @param subject the user id
 * @param expiresAt when it stops counting, to the second
 * @param values its own claims; only texts
 */
public record SignedClaims(String audience, String subject, Instant expiresAt, Map<String, String> values) {
    /** The claim {@code name}, or an empty text, which no id and no epoch equals. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    static SignedClaims of(String audience, JWTClaimsSet set) {
        Map<String, String> texts = new HashMap<>();
        set.getClaims().forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return new SignedClaims(
                audience, set.getSubject(), set.getExpirationTime().toInstant(), Map.copyOf(texts));
    }
}
