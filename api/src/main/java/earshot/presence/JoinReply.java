package earshot.presence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.room.Permission;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.TrackSource;
import earshot.rules.Access;
import earshot.sfu.SfuToken;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to be in the room.
 *
 * @param outcome how the seat came about
 * @param session the signed session token: a secret of this tab, sent with heartbeat, leave, me and speaking
 * @param identity the session's name at the SFU
 * @param sfu where the media are, and the way in
 * @param permission what the session may do there
 * @param warning absent when there is nothing to warn of
 * @param roster the room at the moment of the join
 * @param heartbeat how to keep the seat
 */
@Serdeable
public record JoinReply(
        Outcome outcome,
        String session,
        String identity,
        SfuToken sfu,
        PermissionBody permission,
        @Nullable Warning warning,
        Roster roster,
        Heartbeat heartbeat) {

    @Serdeable
    enum Outcome {
        @JsonProperty("joined")
        JOINED,
        @JsonProperty("rejoined")
        REJOINED,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("replaced")
        REPLACED
    }

    /** What may spoil the quality. */
    @Serdeable
    enum Warning {
        /** More people than the soft cap. */
        @JsonProperty("nearly_full")
        NEARLY_FULL
    }

    @Serdeable
    @Schema(name = "Permission")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PermissionBody(boolean canSubscribe, boolean canPublish, Set<TrackSource> sources) {
        static PermissionBody of(Permission permission) {
            return new PermissionBody(permission.canSubscribe(), permission.canPublish(), permission.sources());
        }
    }

    /**
     * @param position {@code <epoch>-<version>}
     * @param digest 16 hex digits over all participants
     * @param complete whether all participants are listed
     * @param hands ids of the users whose hand is raised, first come first; at most 100
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Roster(
            String position,
            String digest,
            boolean complete,
            List<ParticipantBody> participants,
            Counts counts,
            Room room,
            Speaking speaking,
            List<String> hands) {}

    /** How many people are in, and how many of them may speak. */
    @Serdeable
    public record Counts(int participants, int speakers) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Room(
            RoomStatus status,
            RoomMode mode,
            boolean locked,
            int softCap,
            int hardCap,

            @Nullable @Schema(description = "Most people with a place to speak")
            Integer speakerCap,

            @Schema(description = "Least ms between two unmutes or hands of one person")
            int slowModeMs,

            String statusLine,

            @Nullable @Schema(description = "Who is shown first")
            String pinned,

            Access access,
            boolean waitForHost,

            @Nullable @Schema(description = "Who stands in for the host")
            String actingHost,

            int participants,
            int speakers,
            boolean full) {}

    /** Who speaks now; {@code seq} counts the changes. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Speaking(List<String> userIds, long seq) {}

    /** How often to beat, and how long the seat stays without a beat, both ms. */
    @Serdeable
    record Heartbeat(long intervalMs, long leaseMs) {}
}
