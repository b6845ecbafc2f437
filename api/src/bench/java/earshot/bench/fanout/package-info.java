/** What it costs to tell everybody. */
@NullMarked
package earshot.bench.fanout;

import org.jspecify.annotations.NullMarked;
