package earshot.roster;

import earshot.room.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The start of an event's envelope, whose keys stand in a fixed order. The rest of an event is passed on without being read.
 *
 * @param type the event's {@code t}
 * @param position where the room stands after it, for a change of a room
 */
record EnvelopeHead(String type, Optional<Position> position) {
    private static final Pattern SHAPE = Pattern.compile(
            "\\{\"v\":1,\"t\":\"(?<type>[a-z0-9_.]{1,64})\",(?:\"p\":\"(?<position>[0-9a-f]{16}-[0-9]{1,18})\",)?");
    private static final int LONGEST = 160;

    /** The head of what a channel carried; nothing where that is no event. */
    static Optional<EnvelopeHead> of(byte[] message) {
        String start = new String(message, 0, Math.min(message.length, LONGEST), StandardCharsets.ISO_8859_1);
        var head = SHAPE.matcher(start);
        return head.lookingAt()
                ? Optional.of(new EnvelopeHead(
                        head.group("type"),
                        Optional.ofNullable(head.group("position")).flatMap(Position::parse)))
                : Optional.empty();
    }
}
