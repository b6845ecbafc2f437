package earshot.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.ParticipantFlags;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in a token, and nothing else: the SFU takes an absent grant for a yes here and there. */
class SfuTokensTest {
    private static final String SECRET = "a-secret-of-at-least-32-bytes-for-this-test";
    private static final Identity ADA = new Identity(
            new UserId("0198c0de-0000-7000-8000-000000000001"), new SessionId("0198c0de-0000-7000-8000-000000000002"));

    @Test
    void whoMaySpeakMayPublishTheMicrophoneOnly() {
        var token = verified(issue(EffectivePermission.of(Role.LISTENER, RoomMode.OPEN, ParticipantFlags.NONE)));

        assertThat(token.getIssuer()).isEqualTo("key");
        assertThat(token.getSubject()).isEqualTo(ADA.toString());
        assertThat(token.getClaim("name").asString()).isEqualTo("Ada");
        assertThat(token.getClaim("attributes").asMap()).isEqualTo(Map.of("name", "Ada", "role", "listener"));
        assertThat(token.getClaim("video").asMap())
                .isEqualTo(Map.of(
                        "roomJoin", true,
                        "room", "demo",
                        "canSubscribe", true,
                        "canPublish", true,
                        "canPublishSources", List.of("microphone"),
                        "canPublishData", false,
                        "canUpdateOwnMetadata", false,
                        "hidden", false));
    }

    @Test
    void whoMayNotSpeakMayPublishNothing() {
        var video = verified(issue(EffectivePermission.of(Role.LISTENER, RoomMode.STAGE, ParticipantFlags.NONE)))
                .getClaim("video")
                .asMap();

        assertThat(video).containsEntry("canPublish", false).containsEntry("canPublishSources", List.of());
    }

    @Test
    void whoIsDeafenedHearsNothing() {
        assertThat(verified(issue(Permission.NOTHING)).getClaim("video").asMap())
                .containsEntry("canSubscribe", false)
                .containsEntry("canPublish", false);
    }

    @Test
    void itEndsSoonAndIsNotPrinted() {
        var token = issue(Permission.NOTHING);

        assertThat(Duration.between(Instant.now(), Instant.ofEpochMilli(token.expiresAt())))
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
        assertThat(verified(token).getExpiresAtAsInstant().getEpochSecond()).isEqualTo(token.expiresAt() / 1000);
        assertThat(token.toString()).doesNotContain(token.token());
    }

    private static SfuToken issue(Permission permission) {
        var settings = SfuParts.settings("wss://sfu.example", "key", SECRET);
        return new SfuTokens(settings, Clock.systemUTC())
                .issue(new StreamId("demo"), ADA, "Ada", Role.LISTENER, permission);
    }

    private static DecodedJWT verified(SfuToken token) {
        return JWT.require(Algorithm.HMAC256(SECRET)).build().verify(token.token());
    }
}
