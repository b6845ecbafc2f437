package earshot.roster;

import earshot.presence.RoomSettings;

/**
 * What following a room needs to know of it.
 *
 * @param state who is in it
 * @param settings read after {@code state}, so that no change is in the state and not in here
 */
record RoomRead(RosterState state, RoomSettings settings) {}
