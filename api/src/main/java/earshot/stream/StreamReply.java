package earshot.stream;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream with its room as it is right now.
 *
 * @param hostName the host's display name
 * @param playbackUrl an HLS address, absolute or a path of this site
 * @param createdAt ms since the Unix epoch
 * @param startedAt of the last start, ms since the Unix epoch
 * @param endedAt of the end, ms since the Unix epoch
 * @param voice the room right now
 * @param voiceSettings what the host set
 * @param mine whether the caller hosts it
 */
@Serdeable
@Schema(name = "Stream")
record StreamReply(
        String id,
        String title,
        @Schema(format = "uuid") String hostId,
        String hostName,
        String playbackUrl,
        Visibility visibility,
        StreamStatus status,
        long createdAt,
        @Nullable Long startedAt,
        @Nullable Long endedAt,
        RoomNow voice,
        VoiceSettings voiceSettings,
        boolean mine) {

    static StreamReply of(Stream stream, RoomNow room, boolean mine) {
        return new StreamReply(
                stream.id().value(),
                stream.title(),
                stream.hostId().value(),
                stream.hostName(),
                stream.playbackUrl(),
                stream.visibility(),
                stream.status(),
                stream.createdAt().toEpochMilli(),
                ms(stream.startedAt()),
                ms(stream.endedAt()),
                room,
                stream.voice(),
                mine);
    }

    private static @Nullable Long ms(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
