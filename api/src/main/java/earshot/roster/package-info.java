/**
 * Who is in which voice room: the read side. A node subscribes a room's channel once, however many watch it, reads the room once, and
 * passes the events on as they are. {@link earshot.roster.RoomRoster} keeps a room's readers in step with Redis;
 * {@link earshot.roster.RosterFeed} knows the rooms that are watched on this node. docs/events.md lists what is sent.
 */
@NullMarked
package earshot.roster;

import org.jspecify.annotations.NullMarked;
