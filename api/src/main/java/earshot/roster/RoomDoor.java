package earshot.roster;

import earshot.presence.RoomSettings;
import earshot.room.Position;
import earshot.room.UserId;
import earshot.roster.fanout.Subscriber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may watch a room, by its settings as they were last read: a private one is its host's alone. */
final class RoomDoor {
    private final RoomRoster roster;
    private final Goodbye goodbye;
    private @Nullable RoomSettings settings;

    RoomDoor(RoomRoster roster, Goodbye goodbye) {
        this.roster = roster;
        this.goodbye = goodbye;
    }

    synchronized boolean isPrivate() {
        return settings != null && !settings.visibleTo(null);
    }

    /** Lets a reader in whom the room is for: {@code user}, or anybody where it is absent; another comes back to a 404. */
    synchronized void join(Subscriber reader, @Nullable UserId user, Optional<Position> known) {
        if (settings == null || settings.visibleTo(user)) {
            roster.join(reader, known);
        } else {
            reader.end(goodbye.frame());
        }
    }

    /** Nobody keeps a stream into a room that has become private; its host comes back to it. */
    synchronized void heed(RoomSettings fresh) {
        boolean wasPrivate = isPrivate();
        settings = fresh;
        if (isPrivate() && !wasPrivate) {
            end();
        }
    }

    /** Ends the readers' streams. */
    void end() {
        roster.end(goodbye::frame);
    }
}
