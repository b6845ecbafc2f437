package earshot.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows are asked for; a filter that is absent lets all pass. */
record AuditQuery(
        @Nullable UUID actor,
        @Nullable UUID target,
        @Nullable String action,
        @Nullable String result) {

    /** Above every id there is. */
    static final UUID NEWEST = new UUID(-1L, -1L);

    static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
