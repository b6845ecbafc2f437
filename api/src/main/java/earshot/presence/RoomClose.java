package earshot.presence;

import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code room_close.lua}: closes a room, some people at a time. */
@Singleton
final class RoomClose {
    private final ChangeScript script;
    private final String batch;

    RoomClose(ChangeScript.Loader scripts, PresenceSettings settings) {
        this.script = scripts.load("room_close");
        this.batch = Integer.toString(settings.sweepBatch());
    }

    Result run(StreamId room, LeaveReason reason) {
        var reply = script.run(room, List.of(reason.text(), batch));
        return switch (reply.text(0)) {
            case "unknown" -> new Unknown();
            case "more" -> new More(PresenceSweep.identities(reply.list(1)));
            case "closed" -> new Closed(PresenceSweep.identities(reply.list(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    sealed interface Result permits Unknown, More, Closed {}

    /** The room is not loaded: nobody can be in it. */
    record Unknown() implements Result {}

    /** These are out, others are still in: call again. */
    record More(List<Identity> removed) implements Result {}

    /** These were the last. */
    record Closed(List<Identity> removed) implements Result {}
}
