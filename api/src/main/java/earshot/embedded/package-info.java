/**
 * What {@code ./earshot run} adds to the API: a Postgres, a Redis and an SFU of its own where none is configured, their secrets and data,
 * the clean-up after a run that was killed, and the demo. Nothing here is needed where every address is configured.
 */
@NullMarked
package earshot.embedded;

import org.jspecify.annotations.NullMarked;
