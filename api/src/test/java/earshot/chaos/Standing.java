package earshot.chaos;

import earshot.room.Position;
import earshot.room.RosterDigest;

/** Where somebody's view of a room is, and the digest of whom it holds. Two equal ones are the same roster. */
record Standing(Position position, RosterDigest digest) {}
