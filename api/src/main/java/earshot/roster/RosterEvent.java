package earshot.roster;

import earshot.room.Position;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Framed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a room's readers are told, in the order in which they are told it. An event from Redis is framed as it came, never re-encoded. */
sealed interface RosterEvent extends Framed {
    Pattern SEQUENCE = Pattern.compile("\"seq\":([0-9]{1,18})}}$");
    int LONGEST_SEQUENCE = 30;

    /** Its {@code t}; nothing where readers are not told. */
    default Optional<String> type() {
        return switch (this) {
            case Change change -> Optional.of(change.name());
            case Speaking speaking -> Optional.of("speakers_changed");
            case Passing passing -> Optional.of("");
            case Snapshot snapshot -> Optional.of("roster_snapshot");
            case Refreshed refreshed -> Optional.empty();
            case Degraded notice -> Optional.of("degraded");
        };
    }

    /** One change of the room. */
    record Change(String name, Position position, Frame frame) implements RosterEvent {
        /** Whether the room's settings are different now, of which the event tells only those that are for everybody. */
        boolean ofSettings() {
            return name.equals("room_updated");
        }
    }

    /** The whole set of who speaks; only the newest counts. */
    record Speaking(long sequence, Frame frame) implements RosterEvent {}

    /** An event of a type that is not known here, such as one of a newer version of this house. */
    record Passing(Frame frame) implements RosterEvent {}

    /** The whole room, told to everybody. */
    record Snapshot(RosterState room, Frame frame) implements RosterEvent {}

    /** The whole room, from here on told to newcomers alone. */
    record Refreshed(RosterState room) implements RosterEvent {
        @Override
        public @Nullable Frame frame() {
            return null;
        }
    }

    /** From here on events may be missing, until the next snapshot. */
    record Degraded(Frame frame) implements RosterEvent {}

    /** What the channel carried; nothing where it is no event. */
    static Optional<RosterEvent> parse(byte[] message) {
        return EnvelopeHead.of(message).map(head -> of(head, message));
    }

    private static RosterEvent of(EnvelopeHead head, byte[] message) {
        if (head.position().isPresent()) {
            Position position = head.position().get();
            return new Change(head.type(), position, Frame.message(position.toString(), message));
        }
        Frame frame = Frame.message(null, message);
        return head.type().equals("speakers_changed") ? new Speaking(sequence(message), frame) : new Passing(frame);
    }

    /** The number that the data end with. */
    private static long sequence(byte[] message) {
        int from = Math.max(0, message.length - LONGEST_SEQUENCE);
        var match = SEQUENCE.matcher(new String(message, from, message.length - from, StandardCharsets.ISO_8859_1));
        return match.find() ? Long.parseLong(match.group(1)) : 0;
    }
}
