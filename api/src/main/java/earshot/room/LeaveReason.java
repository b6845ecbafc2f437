package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a participant left, as the roster and the history tell it. */
public enum LeaveReason {
    /** Pressed leave or closed the page. */
    LEFT,
    /** The lease ran out without a heartbeat. */
    EXPIRED,
    /** The same user joined this room in another tab. */
    REPLACED,
    /** The same user joined another room. */
    MOVED,
    /** The room closed with its stream. */
    STREAM_ENDED,
    /** Signed out, changed the password or deleted the account. */
    REVOKED,
    /** Removed by a host or moderator. */
    KICKED,
    /** Banned by a host or moderator. */
    BANNED,
    /** The SFU removed the participant for good. */
    SFU_GONE;

    /** The value's one spelling in JSON, Redis and Postgres. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
