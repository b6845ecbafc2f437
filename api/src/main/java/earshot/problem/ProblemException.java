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
    private final @Nullable KeptOut keptOut;

    /** A problem with what happened and what to do next, in a sentence for people. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null, List.of(), null, null);
    }

    /** A problem that passes by itself; {@code retryAfter} is rounded up to seconds. */
    public ProblemException(ProblemType type, String detail, Duration retryAfter) {
        this(type, detail, retryAfter, List.of(), null, null);
    }

    /** An {@code invalid-request} that names each field. */
    public ProblemException(String detail, List<FieldProblem> errors) {
        this(ProblemType.INVALID_REQUEST, detail, null, List.copyOf(errors), null, null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            @Nullable Duration retryAfter,
            List<FieldProblem> errors,
            @Nullable Current current,
            @Nullable KeptOut keptOut) {
        super(detail, null, false, false);
        this.type = type;
        this.retryAfter = retryAfter;
        this.errors = errors;
        this.current = current;
        this.keptOut = keptOut;
    }

    /** A {@code version-conflict} that brings what is current, with its entity tag. */
    public static ProblemException conflict(String detail, String tag, Object current) {
        return new ProblemException(
                ProblemType.VERSION_CONFLICT, detail, null, List.of(), new Current(tag, current), null);
    }

    /** A {@code denied} that says what keeps somebody out; {@code retryAfter} is absent where it is for good. */
    public static ProblemException denied(String detail, KeptOut keptOut, @Nullable Duration retryAfter) {
        return new ProblemException(ProblemType.DENIED, detail, retryAfter, List.of(), null, keptOut);
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
    KeptOut keptOut() {
        return keptOut;
    }

    @Nullable
    Current current() {
        return current;
    }

    /** What a change did not meet. */
    record Current(String tag, Object body) {}
}
