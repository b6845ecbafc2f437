package earshot.presence;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisClock;
import earshot.redis.Reply;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Runs a script that changes a room: puts in front what {@code change.lua} expects, the deadline and a fresh epoch. */
final class ChangeScript {
    private final LuaScript script;
    private final RedisClock clock;
    private final SecureRandom random;

    private ChangeScript(LuaScript script, RedisClock clock, SecureRandom random) {
        this.script = script;
        this.clock = clock;
        this.random = random;
    }

    /** Runs the script on a room; args follow the two that this class adds. */
    Reply run(StreamId room, List<String> args) {
        List<String> all = new ArrayList<>(args.size() + 2);
        all.add(clock.notAfter());
        all.add(HexFormat.of().toHexDigits(random.nextLong()));
        all.addAll(args);
        return script.run(new RoomKeys(room).all(), all);
    }

    /** A script's answer that its header does not list: the script and its class have come apart. */
    static IllegalStateException undocumented(Reply reply) {
        return new IllegalStateException("undocumented answer " + reply.text(0));
    }

    /** Loads change scripts. */
    @Singleton
    static final class Loader {
        private final LuaScripts scripts;
        private final RedisClock clock;
        private final SecureRandom random = new SecureRandom();

        Loader(LuaScripts scripts, RedisClock clock) {
            this.scripts = scripts;
            this.clock = clock;
        }

        ChangeScript load(String name) {
            return new ChangeScript(scripts.load(name), clock, random);
        }
    }
}
