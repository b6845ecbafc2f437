package earshot.presence;

import earshot.room.ParticipantFlags;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * How to come in.
 *
 * @param selfMuted with the own microphone closed
 * @param selfDeafened hearing nobody
 */
@Serdeable
record JoinBody(@Nullable Boolean selfMuted, @Nullable Boolean selfDeafened) {
    ParticipantFlags flags() {
        return ParticipantFlags.NONE.withSelf(Boolean.TRUE.equals(selfMuted), Boolean.TRUE.equals(selfDeafened));
    }
}
