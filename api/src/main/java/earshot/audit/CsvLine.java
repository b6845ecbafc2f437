package earshot.audit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of a table that people open with a spreadsheet. */
final class CsvLine {
    /** What makes a spreadsheet take a cell for a formula, in both widths, also behind what it skips. */
    private static final String FORMULA = "^[\\s\\p{Z}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20|%].*";

    private CsvLine() {}

    /** The cells quoted as RFC 4180 says; one that would be a formula starts with an apostrophe, and so does one that starts with a tab. */
    static String of(@Nullable String... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String harmless = isRisky(text) ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static boolean isRisky(String text) {
        return text.matches("(?s)" + FORMULA) || text.startsWith("\t") || text.startsWith("\r");
    }
}
