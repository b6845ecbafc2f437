/** Starts, watches and ends the programs that are measured. */
@NullMarked
package earshot.bench.process;

import org.jspecify.annotations.NullMarked;
