/**
 * Who is in which voice room: the write side. Each change is one Lua call that alters the state, raises the room's version and tells the
 * event, all together; the scripts in {@code redis/} hold the rules, one package-private class here calls each of them.
 *
 * <p>Start with {@link earshot.presence.JoinController}: where a join begins. {@link earshot.presence.Seating} is its heart (claim, join,
 * confirm), {@link earshot.presence.Presence} what other packages call; {@link earshot.presence.StreamRooms} keeps rooms what their streams
 * are.
 */
@NullMarked
package earshot.presence;

import org.jspecify.annotations.NullMarked;
