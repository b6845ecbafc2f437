/** What it costs to keep people in a room. */
@NullMarked
package earshot.bench.heartbeat;

import org.jspecify.annotations.NullMarked;
