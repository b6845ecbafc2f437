package earshot.stream;

import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code streams} with its host's name. */
@MappedEntity("streams")
record StreamRow(
        @Id String id,
        UUID hostId,
        String hostName,
        String title,
        String playbackUrl,
        String visibility,
        String status,
        boolean voiceEnabled,
        int softCap,
        int hardCap,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    Stream stream() {
        return new Stream(
                new StreamId(id),
                new UserId(hostId.toString()),
                hostName,
                title,
                playbackUrl,
                Visibility.of(visibility),
                StreamStatus.of(status),
                new VoiceSettings(voiceEnabled, softCap, hardCap),
                createdAt,
                startedAt,
                endedAt);
    }
}
