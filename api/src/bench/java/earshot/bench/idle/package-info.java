/** What a viewer costs to whom nothing is said. */
@NullMarked
package earshot.bench.idle;

import org.jspecify.annotations.NullMarked;
