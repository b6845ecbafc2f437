package earshot.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs Earshot's tokens and reads them back. The algorithm is always HS256: a token that asks for another one, or for none, is refused.
 * Each kind of token has its own audience, so that one is never taken for another.
 */
@Singleton
public final class TokenSigner {
    /** No real token is longer; anything longer is refused unread. */
    private static final int LONGEST = 4096;

    private final Clock clock;
    private final JWSHeader header;
    private final MACSigner signer;
    private final ImmutableJWKSet<SecurityContext> verifying;
    /** By audience, of which the code names a few. */
    private final Map<String, JWTProcessor<SecurityContext>> verifiers = new ConcurrentHashMap<>();

    public TokenSigner(SigningSettings settings, Clock clock) {
        this.clock = clock;
        List<OctetSequenceKey> keys =
                settings.keys().stream().map(TokenSigner::key).toList();
        this.header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(keys.getFirst().getKeyID())
                .build();
        this.signer = signer(keys.getFirst());
        this.verifying = new ImmutableJWKSet<>(new JWKSet(List.copyOf(keys)));
    }

    /** A compact JWT of these claims. */
    public String sign(SignedClaims claims) {
        var set = new JWTClaimsSet.Builder()
                .audience(claims.audience())
                .subject(claims.subject())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(claims.expiresAt()));
        claims.values().forEach(set::claim);
        var token = new SignedJWT(header, set.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of 256 bits or more signs HS256", e);
        }
        return token.serialize();
    }

    /** The claims of {@code token}, or nothing where it was not signed here, is for another audience, or has expired. */
    public Optional<SignedClaims> verify(String audience, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedClaims.of(
                    audience,
                    verifiers.computeIfAbsent(audience, this::verifier).process(token, null)));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private JWTProcessor<SecurityContext> verifier(String audience) {
        var verifier = new DefaultJWTProcessor<>();
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, verifying));
        var claims = new DefaultJWTClaimsVerifier<>(audience, null, Set.of("sub", "exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        claims.setMaxClockSkew(0);
        verifier.setJWTClaimsSetVerifier(claims);
        return verifier;
    }

    private static MACSigner signer(OctetSequenceKey key) {
        try {
            return new MACSigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of 256 bits or more signs HS256", e);
        }
    }

    private static OctetSequenceKey key(String secret) {
        try {
            return new OctetSequenceKey.Builder(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .keyIDFromThumbprint()
                    .algorithm(JWSAlgorithm.HS256)
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
