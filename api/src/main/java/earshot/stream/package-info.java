/**
 * What is watched. A stream has a host, a playback address and one voice room of the same id; its metadata carry what the room is like right
 * now, read for a whole list in one round trip from the rooms in Redis, so that any client with a player can show it. With Redis away the
 * metadata still come, with {@code voice.available} false and no counts.
 *
 * <p>The truth is in Postgres. Every change of a stream publishes {@link earshot.stream.StreamChanged}; the rooms of this house to the right
 * read what holds now and follow.
 */
@NullMarked
package earshot.stream;

import org.jspecify.annotations.NullMarked;
