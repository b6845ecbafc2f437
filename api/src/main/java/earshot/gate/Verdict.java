package earshot.gate;

import java.time.Instant;

/** What the gate says to a token at this moment. */
sealed interface Verdict {
    /** Come in. */
    record Welcome() implements Verdict {}

    /** The user or the session may not be in the room. */
    record Denied(Instant until) implements Verdict {}

    /** The session's seat has ended, or was never there. */
    record Seatless() implements Verdict {}

    /** The token allows more than the session may do now. */
    record Exceeding() implements Verdict {}

    /** Redis has just lost the room, so that a missing seat proves nothing: it comes back with the next heartbeat. */
    record Unsettled() implements Verdict {}
}
