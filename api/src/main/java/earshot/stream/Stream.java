package earshot.stream;

import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream as Postgres has it.
 *
 * @param hostName the host's display name
 * @param playbackUrl an HLS address, absolute or a path of this site
 * @param startedAt of the last start
 * @param endedAt of the end, where it has ended
 */
public record Stream(
        StreamId id,
        UserId hostId,
        String hostName,
        String title,
        String playbackUrl,
        Visibility visibility,
        StreamStatus status,
        VoiceSettings voice,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    public boolean voiceEnabled() {
        return voice.enabled();
    }

    public int softCap() {
        return voice.softCap();
    }

    public int hardCap() {
        return voice.hardCap();
    }

    /** Whether its room takes joins. */
    public boolean roomIsOpen() {
        return voice.enabled() && status != StreamStatus.ENDED;
    }

    public boolean isHostedBy(@Nullable UserId user) {
        return hostId.equals(user);
    }

    /** Whether {@code user}, or anybody where it is absent, may know of this stream. */
    public boolean isVisibleTo(@Nullable UserId user) {
        return visibility != Visibility.PRIVATE || isHostedBy(user);
    }
}
