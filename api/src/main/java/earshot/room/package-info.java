/**
 * The vocabulary of a voice room: ids, roles, flags, participants, positions, digests and the one pure function that says
 * what a participant may do. No I/O here, so every other package may use it and every rule in it is tested without a server.
 */
@NullMarked
package earshot.room;

import org.jspecify.annotations.NullMarked;
