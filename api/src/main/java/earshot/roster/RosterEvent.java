package earshot.roster;

import earshot.room.Position;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Framed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a room's readers are told, in the order in which they are told it. An event from Redis is framed as it came, never re-encoded. */
sealed interface RosterEvent extends Framed {
    /** One change of the room. */
    record Change(Position position, Frame frame) implements RosterEvent {}

    /** The whole set of who speaks; only the newest counts. */
    record Speaking(long sequence, Frame frame) implements RosterEvent {}

    /** An event that is no part of the roster, such as one of a newer version of this house. */
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
        Matcher head = Heads.SHAPE.matcher(Heads.of(message));
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        String position = head.group("position");
        if (position != null) {
            return Position.parse(position).map(at -> new Change(at, Frame.message(position, message)));
        }
        Frame frame = Frame.message(null, message);
        return Optional.of(
                head.group("type").equals("speakers_changed")
                        ? new Speaking(Heads.sequence(message), frame)
                        : new Passing(frame));
    }

    /** Reads the first bytes of an envelope, whose keys stand in a fixed order; the rest is nobody's business here. */
    final class Heads {
        private static final Pattern SHAPE = Pattern.compile(
                "\\{\"v\":1,\"t\":\"(?<type>[a-z0-9_.]{1,64})\",(?:\"p\":\"(?<position>[0-9a-f]{16}-[0-9]{1,18})\",)?");
        private static final Pattern SEQUENCE = Pattern.compile("\"seq\":([0-9]{1,18})}}$");
        private static final int LONGEST = 160;

        private Heads() {}

        private static String of(byte[] message) {
            return new String(message, 0, Math.min(message.length, LONGEST), StandardCharsets.ISO_8859_1);
        }

        private static long sequence(byte[] message) {
            int from = Math.max(0, message.length - LONGEST);
            var match = SEQUENCE.matcher(new String(message, from, message.length - from, StandardCharsets.ISO_8859_1));
            return match.find() ? Long.parseLong(match.group(1)) : 0;
        }
    }
}
