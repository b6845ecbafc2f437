package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code active_take.lua}: takes the turns that are due. */
@Singleton
final class ActiveTake {
    /** Of one shard in one call; the rest comes with the next call. */
    private static final String MOST = "500";

    private final LuaScript script;
    private final String interval;

    ActiveTake(LuaScripts scripts, PresenceSettings settings) {
        this.script = scripts.load("active_take");
        this.interval = Long.toString(settings.sweepInterval().toMillis());
    }

    /** The rooms of all shards that are now this node's to sweep. */
    List<StreamId> run() {
        return script.runEach(Keys.activeShards().stream().map(List::of).toList(), List.of(interval, MOST)).stream()
                .flatMap(reply -> reply.list(1).texts().stream())
                .map(StreamId::new)
                .toList();
    }
}
