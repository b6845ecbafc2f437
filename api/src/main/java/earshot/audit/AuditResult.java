package earshot.audit;

import org.jspecify.annotations.Nullable;

/** What came of an action. */
public sealed interface AuditResult {
    /** It was done, or its row is still to be written. */
    record Accepted() implements AuditResult {}

    /** It was not done, for a reason on the asker's side. */
    record Refused(String problem) implements AuditResult {}

    /** It could not be done, or not to the end. */
    record Failed(String problem) implements AuditResult {}

    /** The word for it in the row. */
    default String text() {
        return switch (this) {
            case Accepted accepted -> "accepted";
            case Refused refused -> "refused";
            case Failed failed -> "failed";
        };
    }

    /** The slug of the problem that was answered. */
    default @Nullable String slug() {
        return switch (this) {
            case Accepted accepted -> null;
            case Refused refused -> refused.problem();
            case Failed failed -> failed.problem();
        };
    }
}
