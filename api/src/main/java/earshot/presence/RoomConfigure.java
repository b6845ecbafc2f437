package earshot.presence;

import earshot.room.StreamId;
import jakarta.inject.Singleton;

/** {@code room_configure.lua}: puts a room's settings into Redis. */
@Singleton
final class RoomConfigure {
    private final ChangeScript script;

    RoomConfigure(ChangeScript.Loader scripts) {
        this.script = scripts.load("room_configure");
    }

    Result run(StreamId room, RoomSettings settings) {
        var reply = script.run(room, settings.args());
        return switch (reply.text(0)) {
            case "loaded" -> Result.LOADED;
            case "updated" -> Result.UPDATED;
            case "unchanged" -> Result.UNCHANGED;
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    enum Result {
        /** The room was not known before. */
        LOADED,
        /** Something is different now; everybody is told. */
        UPDATED,
        /** It was so already. */
        UNCHANGED
    }
}
