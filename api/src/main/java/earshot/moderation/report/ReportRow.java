package earshot.moderation.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code reports}.
 *
 * @param evidence a JSON array as text
 * @param closedBy the name of who closed it
 */
@MappedEntity("reports")
record ReportRow(
        @Id UUID id,
        String streamId,
        Instant at,
        UUID reporterId,
        String reporterName,
        UUID targetId,
        String targetName,
        String reason,
        String evidence,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String note) {}
