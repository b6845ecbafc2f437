package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Why a participant left, as the roster and the history tell it. */
@Serdeable
public enum LeaveReason {
    /** Pressed leave or closed the page. */
    @JsonProperty("left")
    LEFT,
    /** The lease ran out without a heartbeat. */
    @JsonProperty("expired")
    EXPIRED,
    /** The same user joined this room in another tab. */
    @JsonProperty("replaced")
    REPLACED,
    /** The same user joined another room. */
    @JsonProperty("moved")
    MOVED,
    /** The room closed with its stream. */
    @JsonProperty("stream_ended")
    STREAM_ENDED,
    /** The host closed the room. */
    @JsonProperty("room_closed")
    ROOM_CLOSED,
    /** Signed out, changed the password or deleted the account. */
    @JsonProperty("revoked")
    REVOKED,
    /** Removed by a host or moderator. */
    @JsonProperty("kicked")
    KICKED,
    /** Banned by a host or moderator. */
    @JsonProperty("banned")
    BANNED,
    /** The SFU removed the participant for good. */
    @JsonProperty("sfu_gone")
    SFU_GONE;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
