package earshot.rules;

import earshot.room.RoomMode;
import earshot.room.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How the host has set a room, apart from what stands with the stream.
 *
 * @param mode who may speak
 * @param locked whether only its host and who is in may be in
 * @param closed whether the host has closed it
 * @param speakerCap most people with a place to speak on a stage, 1 to 500; 0 for no such cap
 * @param slowModeMs least time between two unmutes or hands of one person; 0 for none
 * @param statusLine a line that everybody reads, at most 140 characters
 * @param pinned who is shown first while they are in
 * @param access who may join
 * @param invite the secret of the host's link; empty where none was made
 * @param passwordHash of the password that opens the room
 * @param waitForHost whether people come in only while a host is there
 * @param succession whether the longest present moderator stands in for a host who is gone
 */
public record RoomRules(
        RoomMode mode,
        boolean locked,
        boolean closed,
        int speakerCap,
        int slowModeMs,
        String statusLine,
        @Nullable UserId pinned,
        Access access,
        String invite,
        @Nullable String passwordHash,
        boolean waitForHost,
        boolean succession) {
    /** A room that its host has not touched. */
    public static final RoomRules DEFAULT =
            new RoomRules(RoomMode.OPEN, false, false, 0, 0, "", null, Access.EVERYONE, "", null, false, true);

    /** These rules with another link. */
    public RoomRules invitedBy(String secret) {
        return new RoomRules(
                mode,
                locked,
                closed,
                speakerCap,
                slowModeMs,
                statusLine,
                pinned,
                access,
                secret,
                passwordHash,
                waitForHost,
                succession);
    }

    /** Leaves the secrets out, wherever the rules are printed. */
    @Override
    public String toString() {
        return "RoomRules[mode=" + mode + ", locked=" + locked + ", closed=" + closed + ", access=" + access + "]";
    }
}
