/**
 * What somebody does to others in a room, on record. A controller's method that is marked {@link earshot.audit.Action} needs nothing more to
 * be counted against its caller's limit, to be done once per {@code Idempotency-Key}, and to leave one row in {@code voice_audit}, whether it
 * was accepted or refused; {@link earshot.audit.Deed} tells the row what changed. {@link earshot.audit.Audit} takes what no request did.
 *
 * <p>A row is written to Postgres before the answer leaves. While Postgres is away it waits in the room's {@code voice:history} queue, where
 * the recorder finds it; it always stands in {@code voice-audit.log} too. Rows are append-only, by trigger, and go by age alone.
 */
@NullMarked
package earshot.audit;

import org.jspecify.annotations.NullMarked;
