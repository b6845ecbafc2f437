package earshot.settings;

import earshot.problem.FieldProblem;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import java.util.List;
import java.util.regex.Pattern;

/** The version that a change was made of, in the header {@code If-Match}; an entity tag is the version in quotes. */
final class IfMatch {
    /** One strong tag. {@code *} is refused: it would overwrite what the client has not seen. */
    static final String PATTERN = "^\"(0|[1-9][0-9]{0,17})\"$";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private IfMatch() {}

    /**
     * The version that {@code header} names; an empty one stands for none.
     *
     * @throws ProblemException {@code precondition-required} without a header, {@code invalid-request} where it is no version
     */
    static long version(String header) {
        if (header.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag of the settings that you changed as If-Match.");
        }
        var tag = SHAPE.matcher(header);
        if (!tag.matches()) {
            throw new ProblemException(
                    "Correct what is named in errors and send the request again.",
                    List.of(new FieldProblem("#If-Match", "must be one ETag of the settings, such as \"3\"")));
        }
        return Long.parseLong(tag.group(1));
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
