package earshot.presence;

import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code presence_media.lua}: notes what the SFU says of a participant. */
@Singleton
final class PresenceMedia {
    private final ChangeScript script;

    PresenceMedia(ChangeScript.Loader scripts) {
        this.script = scripts.load("presence_media");
    }

    Alteration run(StreamId room, Identity identity, MediaState media) {
        return Alteration.of(script.run(
                room, List.of(identity.user().value(), identity.session().value(), media.text())));
    }
}
