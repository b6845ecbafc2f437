package earshot.presence;

import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** {@code room_age.lua}: how long the room's epoch has lasted. */
@Singleton
final class RoomAge {
    private final ChangeScript script;

    RoomAge(ChangeScript.Loader scripts) {
        this.script = scripts.load("room_age");
    }

    Duration run(StreamId room) {
        var reply = script.run(room, List.of());
        return switch (reply.text(0)) {
            case "age" -> Duration.ofMillis(Long.parseLong(reply.text(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
