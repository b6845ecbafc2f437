@NullMarked
package earshot.room;

import org.jspecify.annotations.NullMarked;
