package earshot.account;

import java.util.Locale;

/** What accounts are signed in with. */
final class Names {
    static final String PATTERN = "^[A-Za-z0-9_.-]{3,32}$";

    private Names() {}

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
