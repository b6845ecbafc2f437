/** What a join costs whoever asks for it. */
@NullMarked
package earshot.bench.join;

import org.jspecify.annotations.NullMarked;
