package earshot.presence;

import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code presence_leave.lua}: ends a session's seat. */
@Singleton
final class PresenceLeave {
    private final ChangeScript script;

    PresenceLeave(ChangeScript.Loader scripts) {
        this.script = scripts.load("presence_leave");
    }

    Result run(StreamId room, Identity identity, LeaveReason reason) {
        var reply = script.run(
                room, List.of(identity.user().value(), identity.session().value(), reason.text()));
        return switch (reply.text(0)) {
            case "left" -> Result.LEFT;
            case "gone" -> Result.GONE;
            case "replaced" -> Result.REPLACED;
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    enum Result {
        /** The seat is free. */
        LEFT,
        /** Nobody sat there. */
        GONE,
        /** Another session of the user has the seat and keeps it. */
        REPLACED
    }
}
