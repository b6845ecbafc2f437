package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code hand_lower.lua}: takes a hand out of the queue. */
@Singleton
final class HandLower {
    private final ChangeScript script;

    HandLower(ChangeScript.Loader scripts) {
        this.script = scripts.load("hand_lower");
    }

    /** The hands that are left; nothing where this one was not raised. */
    Optional<List<UserId>> run(StreamId room, UserId user) {
        var reply = script.run(room, List.of(user.value()));
        return switch (reply.text(0)) {
            case "none" -> Optional.empty();
            case "lowered" -> Optional.of(HandRaise.users(reply.list(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
