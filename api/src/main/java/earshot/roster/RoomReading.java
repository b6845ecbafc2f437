package earshot.roster;

import java.util.ArrayList;
import java.util.List;

/** Whether a room is being read, for whom, and the events that wait for it. Its owner calls it under one lock. */
final class RoomReading {
    private final Runnable start;
    private final List<RosterEvent> held = new ArrayList<>();
    private Reach reach = Reach.NOBODY;
    private boolean outdated;

    /** Who needs what is read; each includes those before it. */
    enum Reach {
        NOBODY,
        NEWCOMERS,
        ALL
    }

    /** @param start begins to read, without waiting for it */
    RoomReading(Runnable start) {
        this.start = start;
    }

    /** Asks for the room. A reading that is under way serves whoever asks meanwhile. */
    void ask(Reach wanted) {
        boolean busy = underWay();
        reach = wanted.compareTo(reach) > 0 ? wanted : reach;
        if (!busy) {
            start.run();
        }
    }

    boolean underWay() {
        return reach != Reach.NOBODY;
    }

    /** Keeps an event for the end of the reading. */
    void hold(RosterEvent event) {
        held.add(event);
    }

    /** Events may have been missed since the reading began. */
    void distrust() {
        outdated = underWay();
    }

    /** Whether what was read counts; else it is read once more. */
    boolean counts() {
        if (outdated) {
            outdated = false;
            start.run();
            return false;
        }
        return true;
    }

    /** Ends the reading; says whom it was for. */
    Reach finish() {
        Reach finished = reach;
        reach = Reach.NOBODY;
        return finished;
    }

    /** Ends a reading that came to nothing. */
    void abandon() {
        finish();
        outdated = false;
        held.clear();
    }

    /** The events that waited, oldest first; they wait no more. */
    List<RosterEvent> release() {
        List<RosterEvent> released = List.copyOf(held);
        held.clear();
        return released;
    }
}
