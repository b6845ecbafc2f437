package earshot.rules;

import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sanctions}.
 *
 * @param room in which room it counts, where that was asked; one of all streams of a host is found for each of them
 */
@MappedEntity("sanctions")
record SanctionRow(
        @Id UUID id,
        @Nullable String room,
        @Nullable String streamId,
        UUID hostId,
        UUID userId,
        String userName,
        String kind,
        @Nullable String reason,
        UUID actorId,
        String actorName,
        Instant at,
        @Nullable Instant until,
        @Nullable String deviceKey,
        @Nullable String addressPrefix) {
    Sanction sanction() {
        return new Sanction(
                id,
                streamId == null ? null : new StreamId(streamId),
                new UserId(hostId.toString()),
                new UserId(userId.toString()),
                userName,
                SanctionKind.of(kind),
                reason,
                new UserId(actorId.toString()),
                actorName,
                at,
                until,
                deviceKey,
                addressPrefix);
    }
}
