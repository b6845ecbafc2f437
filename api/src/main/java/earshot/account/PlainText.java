package earshot.account;

/**
 * Text that shows as it is stored. One pattern for the check, the API description and whoever generates values from it; it is written in
 * the part of the regular expressions that Java, JavaScript and Python share.
 */
public final class PlainText {
    /** Controls, and the invisible characters that hide or reorder text. The two joiners of emoji and scripts stay. */
    private static final String REFUSED =
            "\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u08E2\\u180E\\u200B"
                    + "\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\uDB40\uDC00-\uDB43\uDFFF";

    /** Characters that show nothing. */
    private static final String BLANK =
            "\\s\\u00A0\\u115F\\u1160\\u1680\\u2000-\\u200D\\u202F\\u205F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFFA0";

    /** One line with something visible in it. */
    public static final String PATTERN = "^[^" + REFUSED + "]*[^" + REFUSED + BLANK + "][^" + REFUSED + "]*$";

    /** What {@link #PATTERN} asks for, in words. */
    public static final String MESSAGE = "must show something and hold no control, direction or hidden characters";

    private PlainText() {}
}
