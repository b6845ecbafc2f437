package earshot.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Carries no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final @Nullable Duration retryAfter;
    private final List<FieldProblem> errors;
    private final @Nullable Current current;

    /** A problem with what happened and what to do next, in a sentence for people. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null, List.of(), null);
    }

    /** A problem that passes by itself; {@code retryAfter} is rounded up to seconds. */
    public ProblemException(ProblemType type, String detail, Duration retryAfter) {
        this(type, detail, retryAfter, List.of(), null);
    }

    /** An {@code invalid-request} that names each field. */
    public ProblemException(String detail, List<FieldProblem> errors) {
        this(ProblemType.INVALID_REQUEST, detail, null, List.copyOf(errors), null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            @Nullable Duration retryAfter,
            List<FieldProblem> errors,
            @Nullable Current current) {
        super(detail, null, false, false);
        this.type = type;
        this.retryAfter = retryAfter;
        this.errors = errors;
        this.current = current;
    }

    /** A {@code version-conflict} that brings what is current, with its entity tag. */
    public static ProblemException conflict(String detail, String tag, Object current) {
        return new ProblemException(ProblemType.VERSION_CONFLICT, detail, null, List.of(), new Current(tag, current));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    @Nullable
    Current current() {
        return current;
    }

    /** What a change did not meet. */
    record Current(String tag, Object body) {}
}
