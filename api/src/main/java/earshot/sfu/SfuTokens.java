package earshot.sfu;

import earshot.room.Identity;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.TrackSource;
import io.livekit.server.AccessToken;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.CanSubscribe;
import io.livekit.server.CanUpdateOwnMetadata;
import io.livekit.server.Hidden;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import io.livekit.server.VideoGrant;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Signs the tokens that let one session into one room with exactly its permission. */
@Singleton
public final class SfuTokens {
    private final SfuSettings settings;
    private final Clock clock;

    SfuTokens(SfuSettings settings, Clock clock) {
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A token for {@code earshot.sfu.token-ttl}.
     *
     * @throws earshot.problem.ProblemException {@code sfu-unavailable} where no SFU is configured
     */
    public SfuToken issue(StreamId stream, Identity identity, String displayName, Role role, Permission permission) {
        var sfu = settings.access().orElseThrow(SfuCalls::away);
        var expiresAt = clock.instant().plus(settings.tokenTtl());
        var token = new AccessToken(sfu.apiKey(), sfu.apiSecret());
        token.setIdentity(identity.toString());
        token.setName(displayName);
        token.getAttributes().putAll(Map.of("name", displayName, "role", role.text()));
        token.setExpiration(Date.from(expiresAt));
        token.addGrants(grants(stream, permission));
        return new SfuToken(sfu.url(), stream.value(), token.toJwt(), expiresAt.toEpochMilli());
    }

    /** Every grant is written out: to the SFU an absent one can mean "yes". */
    private static List<VideoGrant> grants(StreamId stream, Permission permission) {
        return List.of(
                new RoomJoin(true),
                new RoomName(stream.value()),
                new CanSubscribe(permission.canSubscribe()),
                new CanPublish(permission.canPublish()),
                new CanPublishSources(
                        permission.sources().stream().map(TrackSource::text).toList()),
                new CanPublishData(false),
                new CanUpdateOwnMetadata(false),
                new Hidden(false));
    }
}
