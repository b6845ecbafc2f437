package earshot.moderation;

import earshot.presence.ParticipantBody;
import java.util.Optional;

/**
 * What came of an order.
 *
 * @param decided what it came to
 * @param seat the person in the room, as everybody sees it now
 * @param written whether Postgres has it; otherwise it follows
 */
record Outcome(Decided decided, Optional<ParticipantBody> seat, boolean written) {}
