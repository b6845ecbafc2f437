package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisClock;
import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code user_reclaim.lua}: notes that a session is about to take back the seat that Redis lost. */
@Singleton
final class UserReclaim {
    private final LuaScript script;
    private final RedisClock clock;
    private final String lifetime;

    UserReclaim(LuaScripts scripts, RedisClock clock, PresenceSettings settings) {
        this.script = scripts.load("user_reclaim");
        this.clock = clock;
        this.lifetime = Long.toString(settings.sessionTtl().toMillis());
    }

    /** Claims, unless another session of the user has the claim. */
    Result run(StreamId room, Identity identity) {
        var reply = script.run(
                List.of(Keys.user(identity.user())),
                List.of(clock.notAfter(), identity.session().value(), room.value(), lifetime));
        return switch (reply.text(0)) {
            case "claimed" -> Result.CLAIMED;
            case "replaced" -> Result.REPLACED;
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    enum Result {
        /** The session has the claim. */
        CLAIMED,
        /** Another session has it. */
        REPLACED
    }
}
