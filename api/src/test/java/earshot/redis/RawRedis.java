package earshot.redis;

import jakarta.inject.Singleton;
import java.util.List;

/** Any command, for what a test does behind the house's back. */
@Singleton
public final class RawRedis {
    private final LuaScript script;

    RawRedis(LuaScripts scripts) {
        this.script = scripts.compile("raw", "return {redis.call(unpack(ARGV))}");
    }

    /** Runs {@code command}, whose key is its second word if it has one; its answer is the reply's only element. */
    public Reply call(String... command) {
        return script.run(List.of(command).subList(1, Math.min(2, command.length)), List.of(command));
    }
}
