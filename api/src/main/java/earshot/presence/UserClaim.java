package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisClock;
import earshot.room.Identity;
import earshot.room.SessionId;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code user_claim.lua}: notes that a session is about to take a seat. */
@Singleton
final class UserClaim {
    private final LuaScript script;
    private final RedisClock clock;
    private final String lifetime;

    UserClaim(LuaScripts scripts, RedisClock clock, PresenceSettings settings) {
        this.script = scripts.load("user_claim");
        this.clock = clock;
        this.lifetime = Long.toString(settings.sessionTtl().toMillis());
    }

    /** Claims, and says which session had the claim before. */
    Optional<SessionId> run(StreamId room, Identity identity) {
        var reply = script.run(
                List.of(Keys.user(identity.user())),
                List.of(clock.notAfter(), identity.session().value(), room.value(), lifetime));
        return switch (reply.text(0)) {
            case "claimed" -> SessionId.parse(reply.text(1));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
