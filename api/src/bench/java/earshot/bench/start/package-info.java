/** How soon a process serves, and what it holds when nothing happens. */
@NullMarked
package earshot.bench.start;

import org.jspecify.annotations.NullMarked;
