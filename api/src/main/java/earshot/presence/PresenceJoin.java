package earshot.presence;

import earshot.redis.Reply;
import earshot.room.StreamId;
import jakarta.inject.Singleton;

/** {@code presence_join.lua}: seats a session. */
@Singleton
final class PresenceJoin {
    private final ChangeScript script;

    PresenceJoin(ChangeScript.Loader scripts) {
        this.script = scripts.load("presence_join");
    }

    Result run(StreamId room, Newcomer newcomer) {
        var reply = script.run(room, newcomer.args());
        return switch (reply.text(0)) {
            case "joined" -> seated(Seated.How.JOINED, reply);
            case "replaced" -> seated(Seated.How.REPLACED, reply);
            case "rejoined" -> seated(Seated.How.REJOINED, reply);
            default -> Refusal.of(reply);
        };
    }

    private static Seated seated(Seated.How how, Reply reply) {
        return new Seated(how, reply.text(1), RoomSnapshot.of(reply.list(2)));
    }

    sealed interface Result permits Seated, Refusal {}

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
