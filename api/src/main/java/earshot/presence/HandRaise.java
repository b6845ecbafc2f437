package earshot.presence;

import earshot.redis.Reply;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code hand_raise.lua}: puts a hand at the end of the queue. */
@Singleton
final class HandRaise {
    private final ChangeScript script;
    private final String most;

    HandRaise(ChangeScript.Loader scripts, HandSettings settings) {
        this.script = scripts.load("hand_raise");
        this.most = Integer.toString(settings.most());
    }

    Result run(StreamId room, UserId user) {
        var reply = script.run(room, List.of(user.value(), most));
        return switch (reply.text(0)) {
            case "gone" -> new Gone();
            case "muted" -> new Muted();
            case "full" -> new Full();
            case "raised" -> new Raised(users(reply.list(1)));
            case "kept" -> new Kept(users(reply.list(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    /** Users as the scripts list them. */
    static List<UserId> users(Reply ids) {
        return ids.texts().stream().map(UserId::new).toList();
    }

    sealed interface Result permits Gone, Muted, Full, Raised, Kept {}

    /** The user is not in the room. */
    record Gone() implements Result {}

    /** The room has muted the user. */
    record Muted() implements Result {}

    /** No more hands. */
    record Full() implements Result {}

    /** Raised, at the end of these. */
    record Raised(List<UserId> hands) implements Result {}

    /** It was raised already, among these. */
    record Kept(List<UserId> hands) implements Result {}
}
