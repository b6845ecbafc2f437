package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code host_succeed.lua}: makes somebody stand in for a host who is gone. */
@Singleton
public final class HostSucceed {
    private final ChangeScript script;
    private final List<String> args;

    HostSucceed(ChangeScript.Loader scripts, SuccessionSettings settings) {
        this.script = scripts.load("host_succeed");
        this.args = List.of(
                Long.toString(settings.after().toMillis()),
                Long.toString(settings.retry().toMillis()));
    }

    /** Who stands in from now on; nothing where nobody does, or somebody did already. */
    public Optional<UserId> run(StreamId room) {
        var reply = script.run(room, args);
        return switch (reply.text(0)) {
            case "idle", "waits" -> Optional.empty();
            case "acting" -> Optional.of(new UserId(reply.text(1)));
            default -> throw ChangeScript.undocumented(reply);
        };
    }
}
