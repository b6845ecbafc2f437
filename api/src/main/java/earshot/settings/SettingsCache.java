package earshot.settings;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** {@code settings_cache.lua}. */
@Singleton
final class SettingsCache {
    private final LuaScript script;

    SettingsCache(LuaScripts scripts) {
        this.script = scripts.load("settings_cache");
    }

    Result run(UserId user, SettingsCopy copy, Duration lifetime) {
        var reply = script.run(
                List.of(Keys.settings(user)),
                List.of(
                        Long.toString(copy.version()),
                        Integer.toString(copy.schemaNumber()),
                        copy.document(),
                        Long.toString(copy.updatedAt()),
                        Long.toString(lifetime.toMillis())));
        return switch (reply.text(0)) {
            case "put" -> new Put();
            case "same" -> new Same();
            case "older" -> new Older(reply.number(1));
            default -> throw new IllegalStateException("settings_cache answered " + reply.text(0));
        };
    }

    sealed interface Result {}

    /** The copy is this one. */
    record Put() implements Result {}

    /** It was this version already. */
    record Same() implements Result {}

    /** Nothing was done: a newer one is there. */
    record Older(long held) implements Result {}
}
