package earshot.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a list of streams goes on: after the stream of that time and id.
 *
 * @param createdAt to the microsecond, as Postgres keeps it
 */
record Cursor(Instant createdAt, String id) {
    /** Before the newest. */
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,17})\\.([a-z0-9][a-z0-9-]{0,63})");

    static Cursor after(Stream stream) {
        return new Cursor(stream.createdAt(), stream.id().value());
    }

    /** The cursor in {@code text}, or nothing where it was not made here. */
    static Optional<Cursor> parse(String text) {
        try {
            var match = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
            return match.matches()
                    ? Optional.of(new Cursor(
                            Instant.EPOCH.plus(Long.parseLong(match.group(1)), ChronoUnit.MICROS), match.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
