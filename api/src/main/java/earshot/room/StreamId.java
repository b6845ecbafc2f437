package earshot.room;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a stream and its one voice room.
 *
 * @param value 1 to 64 of {@code a-z 0-9 -}, not starting with a dash; safe in a path, a Redis key and an SFU room name
 */
public record StreamId(String value) {
    /** The shape of an id, for the API description. */
    public static final String PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    public StreamId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a stream id");
        }
    }

    /** The id in {@code text}, or nothing where the text has another shape. */
    public static Optional<StreamId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new StreamId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
