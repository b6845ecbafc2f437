package earshot.room;

import java.util.regex.Pattern;

/** The one spelling of a UUID that is let in: 36 characters, lower case (RFC 9562, section 4). */
public final class UuidText {
    /** The shape, for the API description. */
    public static final String PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private UuidText() {}

    public static boolean matches(String text) {
        return SHAPE.matcher(text).matches();
    }
}
