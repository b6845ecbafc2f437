package earshot.sfu;

import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Permission;
import java.util.Optional;

/**
 * A participant as the SFU lists it.
 *
 * @param name the identity as text; anything, where the participant is not one of ours
 * @param sid the SFU's id of this connection; a new connection of the same identity has another
 * @param media how far the connection is
 * @param permission what the SFU lets it do
 * @param hidden not shown to the others, or there to record; never true of ours
 */
public record SfuParticipant(String name, String sid, MediaState media, Permission permission, boolean hidden) {
    /** Who it is, or nothing for a foreign participant. */
    public Optional<Identity> identity() {
        return Identity.parse(name);
    }
}
