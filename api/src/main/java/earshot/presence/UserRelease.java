package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisClock;
import earshot.room.Identity;
import earshot.room.SessionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code user_release.lua}: notes that a session has no seat any more. */
@Singleton
final class UserRelease {
    private final LuaScript script;
    private final RedisClock clock;

    UserRelease(LuaScripts scripts, RedisClock clock) {
        this.script = scripts.load("user_release");
        this.clock = clock;
    }

    /** Gives the claim of {@code identity} back to {@code before}, if that session may still have a seat. */
    Result run(Identity identity, Optional<SessionId> before) {
        var reply = script.run(
                List.of(Keys.user(identity.user())),
                List.of(
                        clock.notAfter(),
                        identity.session().value(),
                        before.map(SessionId::value).orElse("")));
        return switch (reply.text(0)) {
            case "released" -> Result.RELEASED;
            case "newer" -> Result.NEWER;
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    enum Result {
        /** The session had the claim. */
        RELEASED,
        /** Another session has it, or nobody. */
        NEWER
    }
}
