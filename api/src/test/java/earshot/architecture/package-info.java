/** Tests that hold the plan of the house. */
@NullMarked
package earshot.architecture;

import org.jspecify.annotations.NullMarked;
