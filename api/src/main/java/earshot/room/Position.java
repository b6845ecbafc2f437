package earshot.room;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a room is in its history, {@code <epoch>-<version>} in text.
 *
 * @param epoch 16 lower-case hex digits; new whenever Redis may have lost changes, so versions of two epochs do not compare
 * @param version counts the room's changes from 1; 0 for a room that never changed
 */
public record Position(String epoch, long version) {
    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{16})-(0|[1-9][0-9]{0,17})");

    public Position {
        if (version < 0) {
            throw new IllegalArgumentException("a version is never negative");
        }
    }

    /** The position in {@code text}, or nothing where the text has another shape. */
    public static Optional<Position> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? Optional.of(new Position(match.group(1), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    /** Whether {@code other} is the very next change after this one. */
    public boolean precedes(Position other) {
        return epoch.equals(other.epoch) && version + 1 == other.version;
    }

    @Override
    public String toString() {
        return epoch + "-" + version;
    }
}
