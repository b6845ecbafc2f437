package earshot.presence;

import earshot.account.CodePoints;
import earshot.room.ParticipantFlags;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How to come in.
 *
 * @param selfMuted with the own microphone closed
 * @param selfDeafened hearing nobody
 * @param invite of the host's link, where the room asks for it
 * @param password of the room, where it asks for one
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record JoinBody(
        @Nullable Boolean selfMuted,
        @Nullable Boolean selfDeafened,
        @Nullable @Size(min = 1, max = 64) String invite,
        @Nullable @CodePoints(min = 1, max = 200) String password) {
    /** Leaves the secrets out, wherever the body is printed. */
    @Override
    public String toString() {
        return "JoinBody[selfMuted=" + selfMuted + ", selfDeafened=" + selfDeafened + "]";
    }

    ParticipantFlags flags() {
        return ParticipantFlags.NONE.withSelf(Boolean.TRUE.equals(selfMuted), Boolean.TRUE.equals(selfDeafened));
    }
}
