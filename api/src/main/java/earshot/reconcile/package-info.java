/**
 * Presence against the SFU. Webhooks are hints that make the roster quick; the reconciler is the referee that makes it right, every
 * few seconds for every active room. It removes people from the SFU only on positive evidence, never because a question failed,
 * and it never ends a seat: that is the lease's business.
 */
@NullMarked
package earshot.reconcile;

import org.jspecify.annotations.NullMarked;
