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

    Result run(StreamId room, UserId user, Hands.Way way) {
        var reply = script.run(room, List.of(user.value(), keep, word(way)));
        return switch (reply.text(0)) {
            case "none" -> Result.NONE;
            case "full" -> Result.FULL;
            case "taken" -> Result.TAKEN;
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    private static String word(Hands.Way way) {
        return switch (way) {
            case OFFERED -> "own";
            case ACCEPTED -> "other";
            case GIVEN -> "given";
        };
    }
}
