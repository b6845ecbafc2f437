package earshot.room;

import java.util.Optional;

/**
 * Names one join in one tab. A user who joins again gets a new one, so an old tab cannot speak for the new.
 *
 * @param value a UUID in lower case
 */
public record SessionId(String value) {
    public SessionId {
        if (!UuidText.matches(value)) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    /** The id in {@code text}, or nothing where the text has another shape. */
    public static Optional<SessionId> parse(String text) {
        return UuidText.matches(text) ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
