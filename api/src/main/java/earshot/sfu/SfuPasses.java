package earshot.sfu;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.JWTVerifier.BaseVerification;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import earshot.room.Identity;
import earshot.room.Permission;
import earshot.room.StreamId;
import earshot.room.TrackSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tokens with which clients come to the SFU, as the SFU reads them: what a token does not mention may be granted. */
@Singleton
public final class SfuPasses {
    /** Grants of a room token that are our permission, or say nothing about rights. */
    private static final Set<String> KNOWN =
            Set.of("roomJoin", "room", "canSubscribe", "canPublish", "canPublishSources");

    private final Optional<JWTVerifier> tokens;

    SfuPasses(SfuSettings settings, Clock clock) {
        tokens = settings.access().map(sfu -> verifier(sfu, clock));
    }

    /** What {@code token} proves; nothing where it is forged, has ended, or opens no room to a session of ours. */
    public Optional<SfuPass> read(String token) {
        return tokens.flatMap(verifier -> verified(verifier, token)).flatMap(SfuPasses::pass);
    }

    private static JWTVerifier verifier(SfuAccess sfu, Clock clock) {
        var tokens = (BaseVerification) JWT.require(Algorithm.HMAC256(sfu.apiSecret()))
                .withIssuer(sfu.apiKey())
                .withClaimPresence("exp");
        return tokens.build(clock);
    }

    private static Optional<DecodedJWT> verified(JWTVerifier verifier, String token) {
        try {
            return Optional.of(verifier.verify(token));
        } catch (JWTVerificationException e) {
            return Optional.empty();
        }
    }

    private static Optional<SfuPass> pass(DecodedJWT token) {
        Map<String, Object> video = token.getClaim("video").asMap();
        if (video == null || token.getSubject() == null || !Boolean.TRUE.equals(video.get("roomJoin"))) {
            return Optional.empty();
        }
        return Identity.parse(token.getSubject()).flatMap(identity -> StreamId.parse(String.valueOf(video.get("room")))
                .map(stream -> new SfuPass(stream, identity, permission(video), isBeyond(token, video))));
    }

    private static Permission permission(Map<String, Object> video) {
        boolean publishes = isGranted(video.getOrDefault("canPublish", true));
        return new Permission(
                isGranted(video.getOrDefault("canSubscribe", true)), publishes ? sources(video) : Set.of());
    }

    /** An absent or empty list means every source; one that we do not know counts as the screen, which nobody may send. */
    private static Set<TrackSource> sources(Map<String, Object> video) {
        if (video.get("canPublishSources") instanceof List<?> named && !named.isEmpty()) {
            return named.stream().map(SfuPasses::source).collect(Collectors.toUnmodifiableSet());
        }
        return EnumSet.allOf(TrackSource.class);
    }

    private static TrackSource source(Object name) {
        return Arrays.stream(TrackSource.values())
                .filter(source -> source.text().equals(name))
                .findFirst()
                .orElse(TrackSource.SCREEN_SHARE);
    }

    /** Absent data rights follow {@code canPublish}; every other right that is absent is not granted. */
    private static boolean isBeyond(DecodedJWT token, Map<String, Object> video) {
        boolean data = isGranted(video.getOrDefault("canPublishData", video.getOrDefault("canPublish", true)));
        boolean others = video.entrySet().stream()
                .anyMatch(grant -> !KNOWN.contains(grant.getKey()) && isGranted(grant.getValue()));
        return data || others || grantsAny(token.getClaim("sip").asMap());
    }

    private static boolean grantsAny(@Nullable Map<String, Object> grants) {
        return grants != null && grants.values().stream().anyMatch(SfuPasses::isGranted);
    }

    private static boolean isGranted(Object value) {
        return !Boolean.FALSE.equals(value) && !"".equals(value);
    }
}
