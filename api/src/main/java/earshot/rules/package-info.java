/**
 * What the host of a stream has decided, as Postgres has it: how the room is set, who is moderator or speaker, and what stands against
 * whom. Start with {@link earshot.rules.RuleBook}, all of it for one room, and {@link earshot.rules.RuleBooks}, which reads it. No Redis
 * here: {@code presence} brings a book into force.
 */
@NullMarked
package earshot.rules;

import org.jspecify.annotations.NullMarked;
