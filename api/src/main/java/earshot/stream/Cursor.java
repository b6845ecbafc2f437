package earshot.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a list of streams goes on: after the stream of that time and id. In text {@code <microseconds>.<id>}.
 *
 * @param createdAt to the microsecond, as Postgres keeps it
 */
record Cursor(Instant createdAt, String id) {
    /** The shape of a cursor, for the API description. */
    static final String PATTERN = "^([0-9]{1,16})[.]([a-z0-9][a-z0-9-]{0,63})$";

    /** Before the newest. */
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    static Cursor after(Stream stream) {
        return new Cursor(stream.createdAt(), stream.id().value());
    }

    /** The cursor in {@code text}, or nothing where the text has another shape. */
    static Optional<Cursor> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? Optional.of(new Cursor(
                        Instant.EPOCH.plus(Long.parseLong(match.group(1)), ChronoUnit.MICROS), match.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "." + id;
    }
}
