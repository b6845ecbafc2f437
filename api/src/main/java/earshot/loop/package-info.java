/** Background work that repeats: one loop is one virtual thread, a fault of one round never ends the next. */
@NullMarked
package earshot.loop;

import org.jspecify.annotations.NullMarked;
