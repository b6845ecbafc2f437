package earshot.presence;

import earshot.redis.Reply;
import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code room_rule.lua}: brings into force what was decided about a room. */
@Singleton
final class RoomRule {
    private final ChangeScript script;

    RoomRule(ChangeScript.Loader scripts) {
        this.script = scripts.load("room_rule");
    }

    Result run(StreamId room, RuleChange change) {
        var reply = script.run(room, change.args());
        return switch (reply.text(0)) {
            case "stale" -> new Stale();
            case "loaded" -> applied(false, reply);
            case "applied" -> applied(true, reply);
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    private static Applied applied(boolean known, Reply reply) {
        return new Applied(
                known, reply.text(1), PresenceSweep.identities(reply.list(2)), PresenceSweep.identities(reply.list(3)));
    }

    sealed interface Result permits Stale, Applied {}

    /** The rules have another number: read them again. */
    record Stale() implements Result {}

    /**
     * In force.
     *
     * @param known whether the room was loaded before
     * @param number of the rules now
     * @param changed sessions that may do something else now
     * @param removed sessions whose seat has ended
     */
    record Applied(boolean known, String number, List<Identity> changed, List<Identity> removed) implements Result {}
}
