package earshot.presence;

import earshot.room.Identity;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code presence_rename.lua}: shows a participant by another name. */
@Singleton
final class PresenceRename {
    private final ChangeScript script;

    PresenceRename(ChangeScript.Loader scripts) {
        this.script = scripts.load("presence_rename");
    }

    /** @param nameJson the display name as JSON */
    Alteration run(StreamId room, Identity identity, String nameJson) {
        return Alteration.of(script.run(
                room, List.of(identity.user().value(), identity.session().value(), nameJson)));
    }
}
