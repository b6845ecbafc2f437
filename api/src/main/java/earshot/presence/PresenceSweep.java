package earshot.presence;

import earshot.redis.Reply;
import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code presence_sweep.lua}: ends leases that ran out. */
@Singleton
final class PresenceSweep {
    private final ChangeScript script;
    private final List<String> args;

    PresenceSweep(ChangeScript.Loader scripts, PresenceSettings settings) {
        this.script = scripts.load("presence_sweep");
        this.args = List.of(
                ms(settings.lease()),
                ms(settings.reconnectingAfter()),
                ms(settings.sweepGap()),
                Integer.toString(settings.sweepBatch()));
    }

    Result run(StreamId room) {
        var reply = script.run(room, args);
        return switch (reply.text(0)) {
            case "empty" -> new Empty();
            case "swept" -> new Swept(Math.toIntExact(reply.number(1)), identities(reply.list(2)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    /** The identities that a script removed. */
    static List<Identity> identities(Reply texts) {
        return texts.texts().stream()
                .map(Identity::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String ms(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    sealed interface Result permits Empty, Swept {}

    /** Nobody is here and no history waits. */
    record Empty() implements Result {}

    /** Looked through: how many people are left, and who was removed. */
    record Swept(int left, List<Identity> removed) implements Result {}
}
