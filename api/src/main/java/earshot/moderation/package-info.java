/**
 * What hosts and moderators decide about people: mute, deafen, time out, kick, ban, and who is what. {@link earshot.moderation.RoleTable}
 * says who may do what to whom. {@link earshot.moderation.PeopleDecisions} decides: Postgres first, then {@code presence} brings it into
 * force, then the one whom it concerns is told. With Postgres away the order is turned round: in force at once, the row follows.
 */
@NullMarked
package earshot.moderation;

import org.jspecify.annotations.NullMarked;
