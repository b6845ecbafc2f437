package earshot.room;

import java.util.Optional;

/**
 * The name the SFU knows a session by, {@code <userId>.<sessionId>} in text.
 *
 * @param user whose session it is
 * @param session which of the user's joins it is
 */
public record Identity(UserId user, SessionId session) {
    /** The identity in {@code text}, or nothing where the text has another shape. */
    public static Optional<Identity> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return UserId.parse(text.substring(0, dot))
                .flatMap(user -> SessionId.parse(text.substring(dot + 1)).map(session -> new Identity(user, session)));
    }

    @Override
    public String toString() {
        return user + "." + session;
    }
}
