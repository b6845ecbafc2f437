package earshot.embedded;

import java.util.regex.Pattern;

/** Takes credentials out of a line that another program wrote. */
final class Redaction {
    /** A JWT anywhere: three base64url parts, the first of which starts as every JSON object does. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private static final Pattern PARAMETER = Pattern.compile("(access_token|token|secret)=[^&\\s\"]+");

    private Redaction() {}

    static String of(String line) {
        return PARAMETER.matcher(JWT.matcher(line).replaceAll("[token]")).replaceAll("$1=[token]");
    }
}
