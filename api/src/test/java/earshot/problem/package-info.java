@NullMarked
package earshot.problem;

import org.jspecify.annotations.NullMarked;
