package earshot.account;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** {@code account_put.lua}. */
@Singleton
final class AccountPut {
    private final LuaScript script;

    AccountPut(LuaScripts scripts) {
        this.script = scripts.load("account_put");
    }

    Outcome run(String key, long version, String state, Duration ttl) {
        var reply = script.run(List.of(key), List.of(Long.toString(version), state, Long.toString(ttl.toMillis())));
        return switch (reply.text(0)) {
            case "put" -> Outcome.PUT;
            case "older" -> Outcome.OLDER;
            default -> throw new IllegalStateException("account_put answered " + reply.text(0));
        };
    }

    enum Outcome {
        /** The copy is this one. */
        PUT,
        /** A newer one was there and stays. */
        OLDER
    }
}
