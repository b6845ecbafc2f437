package earshot.presence;

import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code presence_update.lua}: switches a participant's own flags. */
@Singleton
final class PresenceUpdate {
    private final ChangeScript script;

    PresenceUpdate(ChangeScript.Loader scripts) {
        this.script = scripts.load("presence_update");
    }

    /** Switches the flags that are given and keeps the others. */
    Alteration run(StreamId room, Identity identity, @Nullable Boolean selfMuted, @Nullable Boolean selfDeafened) {
        return Alteration.of(script.run(
                room,
                List.of(identity.user().value(), identity.session().value(), text(selfMuted), text(selfDeafened))));
    }

    private static String text(@Nullable Boolean flag) {
        return flag == null ? "" : flag.toString();
    }
}
