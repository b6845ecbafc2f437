/**
 * Many readers of one event stream, cheap enough not to be what is measured: one thread, one buffer, and a comparison of bytes where a
 * browser would parse.
 */
@NullMarked
package earshot.bench.reader;

import org.jspecify.annotations.NullMarked;
