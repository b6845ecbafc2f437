package earshot.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.presence.JoinReply;
import earshot.presence.ParticipantBody;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The shape of the {@code roster_snapshot} event, for the API description. What is sent is spliced from Redis as it is; a test reads it
 * as this.
 *
 * @param v version of the protocol
 * @param t type of the event
 * @param p where the room stands, {@code <epoch>-<version>}
 * @param h digest of all participants, 16 hex digits
 * @param d the room
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SnapshotEvent(
        int v,
        @Schema(allowableValues = "roster_snapshot") String t,

        @Schema(pattern = "^[0-9a-f]{16}-(0|[1-9][0-9]{0,17})$")
        String p,

        @Schema(pattern = "^[0-9a-f]{16}$") String h,
        Data d) {

    /**
     * A whole room.
     *
     * @param complete whether all participants are listed
     * @param participants in the order of their joining, at most 250
     * @param hands ids of the users whose hand is raised, first come first; at most 100
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Data(
            boolean complete,
            List<ParticipantBody> participants,
            JoinReply.Counts counts,
            JoinReply.Room room,
            JoinReply.Speaking speaking,
            List<String> hands) {}
}
