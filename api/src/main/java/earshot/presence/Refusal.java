package earshot.presence;

import earshot.redis.Reply;
import java.time.Instant;

/** Why a room does not take somebody; what {@code admission.lua} answers. */
sealed interface Refusal extends PresenceJoin.Result, PresenceRestore.Result {
    /** The room's settings are not loaded, or not those that the newcomer was judged by: look again. */
    record Stale() implements Refusal {}

    /** The stream is private, and not the newcomer's own. */
    record Hidden() implements Refusal {}

    record Closed() implements Refusal {}

    record Locked() implements Refusal {}

    record Full() implements Refusal {}

    /** Denied to the user or this session, until then. */
    record Denied(Instant until) implements Refusal {}

    static Refusal of(Reply reply) {
        return switch (reply.text(0)) {
            case "stale" -> new Stale();
            case "hidden" -> new Hidden();
            case "closed" -> new Closed();
            case "locked" -> new Locked();
            case "full" -> new Full();
            case "denied" -> new Denied(Instant.ofEpochMilli(reply.number(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
