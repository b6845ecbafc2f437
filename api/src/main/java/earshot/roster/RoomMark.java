package earshot.roster;

import earshot.room.Position;
import earshot.room.StreamId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What of a room is shown, told by two numbers: whoever knows it at an equal mark has seen all there is to see.
 *
 * @param speakingSequence counts the changes of who speaks, which are none of the position's
 */
record RoomMark(StreamId room, Position position, long speakingSequence) {
    static RoomMark of(StreamId room, RosterState state) {
        return new RoomMark(room, state.position(), state.room().speakingSequence());
    }

    String etag() {
        return "\"" + position + "." + speakingSequence + "\"";
    }

    /** Whether a client that sends this {@code If-None-Match} has what is shown now (RFC 9110, section 13.1.2). */
    boolean isWhat(@Nullable String known) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(etag()) || tag.equals("*"));
    }
}
