package earshot.presence;

/**
 * What a session token says.
 *
 * @param place the seat it speaks for
 * @param epoch of the room when the seat was taken
 */
record SessionToken(Place place, String epoch) {}
