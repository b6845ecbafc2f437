/** Many who come at once. */
@NullMarked
package earshot.bench.storm;

import org.jspecify.annotations.NullMarked;
