package earshot.presence;

import earshot.room.Identity;
import java.util.List;

/**
 * Somebody at the door, with what was decided about them from the room's settings.
 *
 * @param identity who, by which session
 * @param participant their JSON, {@code joinedAt} and {@code version} still 0
 * @param maySpeak whether the effective permission allows the microphone
 * @param rules number of the room's rules that this was decided under
 * @param host whether they own the stream
 * @param marks by what else they are known again: {@code device:<key>}, {@code address:<prefix>}
 */
record Newcomer(
        Identity identity, String participant, boolean maySpeak, String rules, boolean host, List<String> marks) {
    /** The arguments as {@code presence_join} and {@code presence_restore} take them. */
    List<String> args() {
        return List.of(
                identity.user().value(),
                identity.session().value(),
                participant,
                bit(maySpeak),
                rules,
                bit(host),
                String.join(" ", marks));
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }
}
