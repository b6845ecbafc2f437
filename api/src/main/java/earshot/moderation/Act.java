package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What somebody may do in a room beyond talking. {@link RoleTable} says who. */
@Serdeable
public enum Act {
    MUTE,
    UNMUTE,
    DEAFEN,
    UNDEAFEN,
    /** Asks the person's page to mute. */
    SOFT_MUTE,
    /** Asks the person to unmute. */
    ASK_UNMUTE,
    MUTE_ALL,
    TIMEOUT,
    TIMEOUT_END,
    KICK,
    COOL_OFF_END,
    BAN,
    BAN_LIFT,
    /** Bans from all rooms of the host. */
    BAN_EVERYWHERE,
    BAN_EVERYWHERE_LIFT,
    /** Makes a moderator. */
    PROMOTE,
    /** Takes the moderator's role away. */
    DEMOTE,
    INVITE_TO_SPEAK,
    MOVE_TO_LISTENER,
    /** Gives the own role back. */
    STEP_DOWN,
    CHANGE_ROOM,
    /** Changes who may come in, and how many. */
    CHANGE_ROOM_ACCESS,
    RENEW_INVITE,
    RAISE_HAND,
    WITHDRAW_HAND,
    ACCEPT_HAND,
    DECLINE_HAND,
    CLEAR_HANDS,
    TAKE_OFFER,
    READ_SANCTIONS,
    READ_BANS,
    READ_AUDIT,
    REPORT,
    READ_REPORTS,
    CLOSE_REPORT,
    BLOCK;

    /** The value's one spelling in JSON and in the table. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
