package earshot.audit;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** {@code action_claim.lua}. */
@Singleton
final class ActionClaim {
    private final LuaScript script;

    ActionClaim(LuaScripts scripts) {
        this.script = scripts.load("action_claim");
    }

    Result run(OnceKey key, Duration patience) {
        var reply = script.run(
                List.of(key.redisKey()), List.of(key.print(), key.owner(), Long.toString(patience.toMillis())));
        return switch (reply.text(0)) {
            case "claimed" -> new Claimed();
            case "other" -> new Other();
            case "running" -> new Running();
            case "done" -> new Done((int) reply.number(1), reply.text(2));
            default -> throw new IllegalStateException("action_claim answered " + reply.text(0));
        };
    }

    sealed interface Result {}

    /** Nobody used the key: act. */
    record Claimed() implements Result {}

    /** The key belongs to another request. */
    record Other() implements Result {}

    /** The first request is not answered yet. */
    record Running() implements Result {}

    /** What the first request was answered. */
    record Done(int status, String body) implements Result {}
}
