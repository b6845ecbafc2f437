package earshot.presence;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RoomKeys;
import earshot.room.RoomMode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code presence_look.lua}: what stands for and against a session in a room. */
@Singleton
public final class PresenceLook {
    private final LuaScript script;
    private final PresenceJson json;

    PresenceLook(LuaScripts scripts, PresenceJson json) {
        this.script = scripts.load("presence_look");
        this.json = json;
    }

    /** Waits for Redis; throws {@link earshot.redis.RedisUnavailableException} when it does not answer in time. */
    public SeatLook run(Place place) {
        var identity = place.identity();
        var reply = script.run(
                new RoomKeys(place.room()).all(),
                List.of(identity.user().value(), identity.session().value()));
        return switch (reply.text(0)) {
            case "denied" -> new SeatLook.Denied(Instant.ofEpochMilli(reply.number(1)));
            case "seat" ->
                new SeatLook.Seated(
                        json.participant(reply.text(1)).participant(),
                        RoomMode.valueOf(reply.text(2).toUpperCase(Locale.ROOT)));
            case "replaced" -> new SeatLook.Replaced();
            case "absent" -> new SeatLook.Absent(Duration.ofMillis(reply.number(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
