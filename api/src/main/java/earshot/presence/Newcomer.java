package earshot.presence;

import earshot.room.Identity;
import earshot.room.RoomMode;
import java.util.List;

/**
 * Somebody at the door, with what was decided about them from the room's settings.
 *
 * @param identity who, by which session
 * @param participant their JSON, {@code joinedAt} and {@code version} still 0
 * @param maySpeak whether the effective permission allows the microphone
 * @param mode the room's mode that this was decided for
 * @param host whether they own the stream
 */
record Newcomer(Identity identity, String participant, boolean maySpeak, RoomMode mode, boolean host) {
    /** The arguments as {@code presence_join} and {@code presence_restore} take them. */
    List<String> args() {
        return List.of(
                identity.user().value(),
                identity.session().value(),
                participant,
                bit(maySpeak),
                mode.text(),
                bit(host));
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }
}
