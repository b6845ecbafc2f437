@NullMarked
package earshot.redis;

import org.jspecify.annotations.NullMarked;
