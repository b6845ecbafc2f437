/**
 * Who was in which room, for good: takes the joins and leaves that presence has queued in Redis to Postgres and to
 * {@code voice-events.log}. A queue entry goes only when Postgres has it, so an outage of Postgres delays rows and loses none.
 */
@NullMarked
package earshot.history;

import org.jspecify.annotations.NullMarked;
