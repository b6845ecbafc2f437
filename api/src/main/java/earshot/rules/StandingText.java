package earshot.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A standing as text, the same bytes for the same standing. */
@Serdeable
record StandingText(Role role, List<Entry> sanctions) {
    /** A sanction; times in ms since the Unix epoch. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            @Nullable String room,
            String host,
            String user,
            String userName,
            SanctionKind kind,
            @Nullable String reason,
            String actor,
            String actorName,
            long at,
            @Nullable Long until,
            @Nullable String deviceKey,
            @Nullable String addressPrefix) {
        static Entry of(Sanction sanction) {
            return new Entry(
                    sanction.id().toString(),
                    sanction.room() == null ? null : sanction.room().value(),
                    sanction.host().value(),
                    sanction.user().value(),
                    sanction.userName(),
                    sanction.kind(),
                    sanction.reason(),
                    sanction.actor().value(),
                    sanction.actorName(),
                    sanction.at().toEpochMilli(),
                    sanction.until() == null ? null : sanction.until().toEpochMilli(),
                    sanction.deviceKey(),
                    sanction.addressPrefix());
        }

        Sanction sanction() {
            return new Sanction(
                    UUID.fromString(id),
                    Optional.ofNullable(room).map(StreamId::new).orElse(null),
                    new UserId(host),
                    new UserId(user),
                    userName,
                    kind,
                    reason,
                    new UserId(actor),
                    actorName,
                    Instant.ofEpochMilli(at),
                    Optional.ofNullable(until).map(Instant::ofEpochMilli).orElse(null),
                    deviceKey,
                    addressPrefix);
        }
    }

    static StandingText of(Standing standing) {
        return new StandingText(
                standing.role(), standing.sanctions().stream().map(Entry::of).toList());
    }

    Standing standing() {
        return new Standing(role, sanctions.stream().map(Entry::sanction).toList());
    }
}
