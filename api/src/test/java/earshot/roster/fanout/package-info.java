@NullMarked
package earshot.roster.fanout;

import org.jspecify.annotations.NullMarked;
