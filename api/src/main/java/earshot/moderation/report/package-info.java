/**
 * What participants tell the people who run a room about others in it. A report keeps the last events of the room as evidence, taken when it is
 * made. Only who is in the room reports; hosts and moderators read and close. A report goes with its stream, or some time after it was closed.
 */
@NullMarked
package earshot.moderation.report;

import org.jspecify.annotations.NullMarked;
