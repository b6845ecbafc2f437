package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.livekit.server.AccessToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
    private static final String KEY = "the first key of this test, which is long enough";
    private static final String NEWER = "the second key of this test, which is long enough";
    private static final String USER = "01937c1e-5a2b-7c3d-8e4f-5a6b7c8d9e0f";

    private final TokenSigner signer = new TokenSigner(new SigningSettings(List.of(KEY)), Clock.systemUTC());

    @Test
    void whatItSignsItReads() {
        var claims = claims("earshot-session", Instant.now().plusSeconds(60));

        var read = signer.verify("earshot-session", signer.sign(claims));

        assertThat(read).hasValueSatisfying(found -> {
            assertThat(found.subject()).isEqualTo(USER);
            assertThat(found.value("room")).isEqualTo("demo");
            assertThat(found.value("absent")).isEmpty();
        });
    }

    @Test
    void anAudienceIsNoOther() {
        String token = signer.sign(claims("earshot-session", Instant.now().plusSeconds(60)));

        assertThat(signer.verify("earshot", token)).isEmpty();
    }

    @Test
    void anExpiredTokenIsRefusedAtOnce() {
        assertThat(signer.verify(
                        "earshot", signer.sign(claims("earshot", Instant.now().minusSeconds(1)))))
                .isEmpty();
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String plain = new PlainJWT(set().build()).serialize();
        String stripped =
                signer.sign(claims("earshot", Instant.now().plusSeconds(60))).replaceFirst("[^.]*$", "");

        assertThat(signer.verify("earshot", plain)).isEmpty();
        assertThat(signer.verify("earshot", stripped)).isEmpty();
    }

    @Test
    void anotherAlgorithmIsRefusedWhateverTheKey() throws Exception {
        byte[] longKey = (KEY + KEY).getBytes(StandardCharsets.UTF_8);
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), set().build());
        token.sign(new MACSigner(longKey));

        assertThat(new TokenSigner(new SigningSettings(List.of(KEY + KEY)), Clock.systemUTC())
                        .verify("earshot", token.serialize()))
                .isEmpty();
    }

    @Test
    void aForgedOrChangedTokenIsRefused() {
        String token = signer.sign(claims("earshot", Instant.now().plusSeconds(60)));
        String forged = new TokenSigner(new SigningSettings(List.of(NEWER)), Clock.systemUTC())
                .sign(claims("earshot", Instant.now().plusSeconds(60)));
        String[] parts = token.split("\\.");
        String body = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(USER, USER.replace('0', '1'));
        String changed = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(body.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        assertThat(signer.verify("earshot", forged)).isEmpty();
        assertThat(signer.verify("earshot", changed)).isEmpty();
        assertThat(signer.verify("earshot", "x".repeat(100_000))).isEmpty();
        assertThat(signer.verify("earshot", "a.b.c")).isEmpty();
    }

    @Test
    void aTokenOfTheSfuIsRefusedEvenUnderTheSameKey() {
        var token = new AccessToken("devkey", KEY);
        token.setIdentity(USER);
        token.setTtl(60_000);

        assertThat(signer.verify("earshot", token.toJwt())).isEmpty();
    }

    @Test
    void anOldKeyVerifiesUntilItIsDropped() {
        String old = signer.sign(claims("earshot", Instant.now().plusSeconds(60)));
        var rotated = new TokenSigner(new SigningSettings(List.of(NEWER, KEY)), Clock.systemUTC());
        var dropped = new TokenSigner(new SigningSettings(List.of(NEWER)), Clock.systemUTC());

        assertThat(rotated.verify("earshot", old)).isPresent();
        assertThat(dropped.verify(
                        "earshot", rotated.sign(claims("earshot", Instant.now().plusSeconds(60)))))
                .isPresent();
        assertThat(dropped.verify("earshot", old)).isEmpty();
    }

    private static SignedClaims claims(String audience, Instant expiresAt) {
        return new SignedClaims(audience, USER, expiresAt, Map.of("room", "demo"));
    }

    private static JWTClaimsSet.Builder set() {
        return new JWTClaimsSet.Builder()
                .audience("earshot")
                .subject(USER)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }
}
