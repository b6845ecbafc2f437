package earshot.roster;

import earshot.room.Position;
import earshot.roster.RosterEvent.Change;
import earshot.roster.RosterEvent.Speaking;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a room has been heard, and whether an event is what comes next. */
final class RoomProgress {
    private @Nullable Position head;
    private long speakingSequence;

    /** What an event is to a room that was heard so far. */
    enum Step {
        /** What comes next. */
        NEXT,
        /** Known already, or of a room that has not been read yet. */
        OLD,
        /** Later than what comes next. */
        GAP,
        /** Of another epoch. */
        EPOCH
    }

    /** Nothing until the room has been read. */
    Optional<Position> head() {
        return Optional.ofNullable(head);
    }

    /** The room was read whole. */
    void restart(RosterState room) {
        head = room.position();
        speakingSequence = room.room().speakingSequence();
    }

    /** Whether the room as read has all changes that it needs to go on from here. */
    boolean continuesIn(RosterState room) {
        return head != null && room.continues(head);
    }

    /** Judges an event; one that comes next is now known. */
    Step take(RosterEvent event) {
        return switch (event) {
            case Change change -> takeChange(change.position());
            case Speaking speaking -> takeSpeaking(speaking.sequence());
            default -> Step.NEXT;
        };
    }

    private Step takeChange(Position position) {
        if (head == null) {
            return Step.OLD;
        }
        if (head.precedes(position)) {
            head = position;
            return Step.NEXT;
        }
        if (!head.epoch().equals(position.epoch())) {
            return Step.EPOCH;
        }
        return head.version() < position.version() ? Step.GAP : Step.OLD;
    }

    private Step takeSpeaking(long sequence) {
        if (sequence <= speakingSequence) {
            return Step.OLD;
        }
        speakingSequence = sequence;
        return Step.NEXT;
    }
}
