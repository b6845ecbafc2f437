package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code hand_release.lua}: gives a kept place back. */
@Singleton
final class HandRelease {
    private final ChangeScript script;

    HandRelease(ChangeScript.Loader scripts) {
        this.script = scripts.load("hand_release");
    }

    void run(StreamId room, UserId user) {
        var reply = script.run(room, List.of(user.value()));
        if (!reply.is("released")) {
            throw ChangeScript.undocumented(reply);
        }
    }
}
