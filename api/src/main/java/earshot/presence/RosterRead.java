package earshot.presence;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code roster_read.lua}: reads a whole room. */
@Singleton
final class RosterRead {
    private final LuaScript script;

    RosterRead(LuaScripts scripts) {
        this.script = scripts.load("roster_read");
    }

    /** The room now; nothing where its settings are not loaded. */
    Optional<RoomSnapshot> run(StreamId room) {
        var reply = script.run(new RoomKeys(room).all(), List.of());
        return switch (reply.text(0)) {
            case "unknown" -> Optional.empty();
            case "room" -> Optional.of(RoomSnapshot.of(reply.list(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
