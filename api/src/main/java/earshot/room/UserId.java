package earshot.room;

import java.util.Optional;

/**
 * Names an account, guests included.
 *
 * @param value a UUID in lower case
 */
public record UserId(String value) {
    public UserId {
        if (!UuidText.matches(value)) {
            throw new IllegalArgumentException("not a user id");
        }
    }

    /** The id in {@code text}, or nothing where the text has another shape. */
    public static Optional<UserId> parse(String text) {
        return UuidText.matches(text) ? Optional.of(new UserId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
