package earshot.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code voice_audit}; as JSON it waits in a room's history queue.
 *
 * @param targetName the target's name at the time of reading
 * @param before a JSON object as text, as {@code after}
 */
@Serdeable
@MappedEntity("voice_audit")
record AuditRow(
        @Id UUID id,
        String streamId,
        Instant at,
        @Nullable UUID actorId,
        @Nullable String actorName,
        String action,
        @Nullable UUID targetId,
        @Nullable String targetName,
        @Nullable String reason,
        @Nullable String before,
        @Nullable String after,
        String result,
        @Nullable String problem,
        @Nullable String requestId) {}
