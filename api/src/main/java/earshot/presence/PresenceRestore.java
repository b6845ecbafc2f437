package earshot.presence;

import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;

/** {@code presence_restore.lua}: gives a session its seat back after Redis lost it. */
@Singleton
final class PresenceRestore {
    private final ChangeScript script;
    private final Duration window;

    PresenceRestore(ChangeScript.Loader scripts, PresenceSettings settings) {
        this.script = scripts.load("presence_restore");
        this.window = settings.restoreWindow();
    }

    /** Asks for the seat that was taken in {@code epoch}. */
    Result run(StreamId room, Newcomer newcomer, String epoch) {
        var args = new ArrayList<>(newcomer.args());
        args.add(epoch);
        args.add(Long.toString(window.toMillis()));
        var reply = script.run(room, args);
        return switch (reply.text(0)) {
            case "restored" -> new Restored();
            case "expired" -> new Expired();
            case "replaced" -> new Replaced();
            default -> Refusal.of(reply);
        };
    }

    sealed interface Result permits Restored, Expired, Replaced, Refusal {}

    /** In again, or in all along. */
    record Restored() implements Result {}

    /** The seat was really given up, or the time to take it back is over. */
    record Expired() implements Result {}

    /** Another session of the user has the seat. */
    record Replaced() implements Result {}
}
