package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code hand_take.lua}: keeps a place to speak for a raised hand while the role is written. */
@Singleton
final class HandTake {
    private final ChangeScript script;
    private final String keep;

    HandTake(ChangeScript.Loader scripts, HandSettings settings) {
        this.script = scripts.load("hand_take");
        this.keep = Long.toString(settings.keep().toMillis());
    }

    /** What became of it. */
    enum Result {
        NONE,
        FULL,
        TAKEN
    }

    /** @param own whether the user takes up an offer; else the hand is accepted by somebody else */
    Result run(StreamId room, UserId user, boolean own) {
        var reply = script.run(room, List.of(user.value(), keep, own ? "own" : "other"));
        return switch (reply.text(0)) {
            case "none" -> Result.NONE;
            case "full" -> Result.FULL;
            case "taken" -> Result.TAKEN;
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
