package earshot.audit;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** {@code action_settle.lua}. */
@Singleton
final class ActionSettle {
    private final LuaScript script;

    ActionSettle(LuaScripts scripts) {
        this.script = scripts.load("action_settle");
    }

    /** Keeps an answer for repeats. */
    Result keep(OnceKey key, int status, String body, Duration kept) {
        return run(key, Integer.toString(status), body, kept);
    }

    /** Lets a repeat try anew. */
    Result free(OnceKey key) {
        return run(key, "", "", Duration.ZERO);
    }

    private Result run(OnceKey key, String status, String body, Duration kept) {
        var reply =
                script.run(List.of(key.redisKey()), List.of(key.owner(), status, body, Long.toString(kept.toMillis())));
        return switch (reply.text(0)) {
            case "kept" -> Result.KEPT;
            case "freed" -> Result.FREED;
            case "gone" -> Result.GONE;
            default -> throw new IllegalStateException("action_settle answered " + reply.text(0));
        };
    }

    enum Result {
        KEPT,
        FREED,
        /** The request took too long: the key is free, or another request's. */
        GONE
    }
}
