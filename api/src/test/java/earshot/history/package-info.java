@NullMarked
package earshot.history;

import org.jspecify.annotations.NullMarked;
