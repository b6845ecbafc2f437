package earshot.presence;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.Presence;
import earshot.room.Role;
import earshot.room.SessionId;
import earshot.room.UserId;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** A participant as everybody sees it: in events, snapshots and replies. */
// It is kept in Redis in these very bytes, and redis/room.lua cuts them: the order of the fields is part of the format.
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Participant")
public record ParticipantBody(
        @Schema(format = "uuid") String userId,
        @Schema(format = "uuid") String sessionId,

        @Schema(description = "The session's name at the SFU")
        String identity,

        String displayName,
        Role role,
        boolean guest,
        boolean selfMuted,
        boolean selfDeafened,
        boolean serverMuted,
        boolean serverDeafened,
        boolean suppressed,
        MediaState media,
        Presence presence,
        @Schema(description = "ms since the Unix epoch") long joinedAt,

        @Schema(description = "The room's version at the participant's last change")
        long version) {

    static ParticipantBody of(Participant participant) {
        Identity identity = participant.identity();
        ParticipantFlags flags = participant.flags();
        return new ParticipantBody(
                identity.user().value(),
                identity.session().value(),
                identity.toString(),
                participant.displayName(),
                participant.role(),
                participant.guest(),
                flags.selfMuted(),
                flags.selfDeafened(),
                flags.serverMuted(),
                flags.serverDeafened(),
                flags.suppressed(),
                participant.media(),
                participant.presence(),
                participant.joinedAt(),
                participant.version());
    }

    Participant participant() {
        return new Participant(
                new Identity(new UserId(userId), new SessionId(sessionId)),
                displayName,
                role,
                guest,
                new ParticipantFlags(selfMuted, selfDeafened, serverMuted, serverDeafened, suppressed),
                media,
                presence,
                joinedAt,
                version);
    }
}
