package earshot.presence;

import earshot.redis.Reply;
import earshot.room.SessionId;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code presence_join.lua}: seats a session. */
@Singleton
final class PresenceJoin {
    private final ChangeScript script;

    PresenceJoin(ChangeScript.Loader scripts) {
        this.script = scripts.load("presence_join");
    }

    /** Seats the newcomer, who takes over the seat of any {@code older} session of the same user, and of no other one. */
    Result run(StreamId room, Newcomer newcomer, Set<SessionId> older) {
        var args = new ArrayList<>(newcomer.args());
        args.add(older.stream().map(SessionId::value).collect(Collectors.joining(" ")));
        var reply = script.run(room, args);
        return switch (reply.text(0)) {
            case "joined" -> seated(Seated.How.JOINED, reply);
            case "replaced" -> seated(Seated.How.REPLACED, reply);
            case "rejoined" -> seated(Seated.How.REJOINED, reply);
            case "overtaken" -> new Overtaken(new SessionId(reply.text(1)));
            default -> Refusal.of(reply);
        };
    }

    private static Seated seated(Seated.How how, Reply reply) {
        return new Seated(how, reply.text(1), RoomSnapshot.of(reply.list(2)));
    }

    sealed interface Result permits Seated, Overtaken, Refusal {}

    /** The user's seat is that of a session which this one does not know, and which so may have claimed later. */
    record Overtaken(SessionId by) implements Result {}

    /** In: the participant's JSON and the room at that very position. */
    record Seated(How how, String participant, RoomSnapshot room) implements Result {
        enum How {
            /** A new seat. */
            JOINED,
            /** Another session of the user gave up its seat in this room. */
            REPLACED,
            /** This session was in already. */
            REJOINED
        }
    }
}
