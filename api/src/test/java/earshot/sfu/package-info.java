@NullMarked
package earshot.sfu;

import org.jspecify.annotations.NullMarked;
