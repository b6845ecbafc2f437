/** Whom a user does not want to hear: the user's own list, the same on all devices. It is nobody else's business, hosts included. */
@NullMarked
package earshot.moderation.block;

import org.jspecify.annotations.NullMarked;
