package earshot.presence;

import earshot.room.ParticipantFlags;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How to come in.
 *
 * @param selfMuted with the own microphone closed
 * @param selfDeafened hearing nobody
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record JoinBody(@Nullable Boolean selfMuted, @Nullable Boolean selfDeafened) {
    ParticipantFlags flags() {
        return ParticipantFlags.NONE.withSelf(Boolean.TRUE.equals(selfMuted), Boolean.TRUE.equals(selfDeafened));
    }
}
