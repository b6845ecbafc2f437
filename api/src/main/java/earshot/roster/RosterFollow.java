package earshot.roster;

import earshot.presence.RoomSnapshot;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.Reply;
import earshot.redis.RoomKeys;
import earshot.room.Position;
import earshot.room.StreamId;
import earshot.roster.RosterEvent.Change;
import jakarta.inject.Singleton;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/** {@code roster_follow.lua}: reads a whole room and its last changes in one call. */
@Singleton
final class RosterFollow {
    private final LuaScript script;

    RosterFollow(LuaScripts scripts) {
        this.script = scripts.load("roster_follow");
    }

    /**
     * The room now; nothing where its settings are not loaded.
     *
     * @param changes most entries of the log to read
     * @throws earshot.redis.RedisUnavailableException when Redis does not answer in time
     */
    Optional<RosterState> run(StreamId id, int changes) {
        Reply reply = script.run(new RoomKeys(id).all(), List.of(Integer.toString(changes)));
        return switch (reply.text(0)) {
            case "unknown" -> Optional.empty();
            case "room" -> Optional.of(of(reply));
            default -> throw new IllegalStateException("undocumented answer " + reply.text(0));
        };
    }

    private static RosterState of(Reply reply) {
        RoomSnapshot room = RoomSnapshot.of(reply.list(1));
        return new RosterState(room, following(reply.list(2), room));
    }

    /** The changes that lead up to the room's position without a gap; the log may hold fewer than asked for, or those of another epoch. */
    private static List<Change> following(Reply newestFirst, RoomSnapshot room) {
        var log = new LinkedList<Change>();
        var expected = room.position();
        for (int i = 0; i < newestFirst.size(); i++) {
            if (!(RosterEvent.parse(newestFirst.bytes(i)).orElse(null) instanceof Change change)
                    || !change.position().equals(expected)) {
                break;
            }
            log.addFirst(change);
            expected = new Position(expected.epoch(), expected.version() - 1);
        }
        return List.copyOf(log);
    }
}
