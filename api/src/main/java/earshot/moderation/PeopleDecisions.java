package earshot.moderation;

import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.problem.ProblemException;
import earshot.room.LeaveReason;
import jakarta.inject.Singleton;

/**
 * Decides on people. The order of steps is Postgres, then the room's one script, which denies, removes and tells, then the SFU; a failure
 * in between leaves the denial in force, and the rest follows. With Postgres away the script comes first and the row follows.
 */
@Singleton
class PeopleDecisions {
    private final Rooms rooms;
    private final WrittenDecisions written;
    private final UnwrittenDecisions unwritten;
    private final PostgresPause postgres;
    private final Presence presence;
    private final Notices notices;

    PeopleDecisions(
            Rooms rooms,
            WrittenDecisions written,
            UnwrittenDecisions unwritten,
            PostgresPause postgres,
            Presence presence,
            Notices notices) {
        this.rooms = rooms;
        this.written = written;
        this.unwritten = unwritten;
        this.postgres = postgres;
        this.presence = presence;
        this.notices = notices;
    }

    /**
     * Carries the order out.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code speakers-full}, {@code backend-unavailable}
     */
    Outcome decide(Order order) {
        var settings = rooms.find(order.room())
                .filter(known -> known.visibleTo(order.caller().id()))
                .orElseThrow(() -> Rooms.unknown(order.room()));
        var outcome = postgres.bridge(
                () -> outcome(order, written.decide(order, settings), true),
                () -> outcome(order, unwritten.decide(order), false));
        notices.tell(order, outcome.decided());
        return outcome;
    }

    private Outcome outcome(Order order, Decided decided, boolean isWritten) {
        if (decided.act() == Act.KICK && decided.change() instanceof Decided.Nothing) {
            presence.remove(order.room(), order.target(), LeaveReason.KICKED);
        }
        return new Outcome(decided, presence.shown(order.room(), order.target()), isWritten);
    }
}
