package earshot.sfu;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import livekit.LivekitWebhook.WebhookEvent;

/**
 * Proves that a webhook comes from the SFU: its {@code Authorization} header is a token signed with the SFU's secret that
 * carries the SHA-256 of the body. The digest is taken of the bytes as they came; the SDK's own receiver takes it of decoded text.
 */
@Singleton
public final class SfuWebhooks {
    private final Optional<JWTVerifier> tokens;

    SfuWebhooks(SfuSettings settings) {
        tokens = settings.access().map(sfu -> JWT.require(Algorithm.HMAC256(sfu.apiSecret()))
                .withIssuer(sfu.apiKey())
                .build());
    }

    /** The notice in {@code body}, or nothing where the SFU has not sent it. */
    public Optional<SfuNotice> verify(byte[] body, String authorization) {
        return tokens.flatMap(verifier -> signedDigest(verifier, authorization))
                .filter(signed -> MessageDigest.isEqual(signed, sha256(body)))
                .flatMap(proven -> parse(body));
    }

    private static Optional<byte[]> signedDigest(JWTVerifier verifier, String authorization) {
        try {
            String digest = verifier.verify(authorization).getClaim("sha256").asString();
            return digest == null
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(digest));
        } catch (JWTVerificationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SfuNotice> parse(byte[] body) {
        var event = WebhookEvent.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(new String(body, StandardCharsets.UTF_8), event);
            return Optional.of(SfuWords.notice(event.build()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
