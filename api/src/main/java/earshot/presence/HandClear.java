package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code hand_clear.lua}: lowers all hands. */
@Singleton
final class HandClear {
    private final ChangeScript script;

    HandClear(ChangeScript.Loader scripts) {
        this.script = scripts.load("hand_clear");
    }

    /** Whose hand was raised. */
    List<UserId> run(StreamId room) {
        var reply = script.run(room, List.of());
        return switch (reply.text(0)) {
            case "cleared" -> HandRaise.users(reply.list(1));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
