package earshot.presence;

import earshot.loop.Each;
import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisAbsence;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** {@code active_take.lua}: takes the turns that are due. */
@Singleton
final class ActiveTake {
    /** Of one shard in one call; the rest comes with the next call. */
    private static final String MOST = "500";

    private final LuaScript script;
    private final String interval;
    private final Each<String> each;

    ActiveTake(LuaScripts scripts, PresenceSettings settings, RedisAbsence absence) {
        this.script = scripts.load("active_take");
        this.interval = Long.toString(settings.sweepInterval().toMillis());
        this.each = new Each<>("active_take", absence::judge);
    }

    /** The rooms of all shards that are now this node's to sweep. A shard that is away gives none; the turns of the others are taken. */
    List<StreamId> run() {
        List<String> shards = Keys.activeShards();
        var replies = script.runEach(shards.stream().map(List::of).toList(), List.of(interval, MOST));
        var rooms = new ArrayList<StreamId>();
        each.run(shards, shard -> replies.get(shards.indexOf(shard)).await().list(1).texts().stream()
                .map(StreamId::new)
                .forEach(rooms::add));
        return rooms;
    }
}
