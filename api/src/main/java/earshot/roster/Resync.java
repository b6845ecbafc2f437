package earshot.roster;

import java.util.Locale;

/** Why a room is read again and told to everybody as a whole. */
enum Resync {
    /** Somebody watches it for the first time. */
    OPENED,
    /** An event is missing. */
    GAP,
    /** Redis lost changes, so versions do not compare. */
    EPOCH,
    /** The connection was lost for a while. */
    RECONNECT,
    /** The room was silent, and its position in Redis is another. */
    CHECK,
    /** It could not be read before. */
    RETRY;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
