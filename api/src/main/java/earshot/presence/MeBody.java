package earshot.presence;

import earshot.account.CodePoints;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What a participant switches; absent is kept.
 *
 * @param session the session token that the join gave
 * @param selfMuted the own microphone closed
 * @param selfDeafened hearing nobody
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record MeBody(
        @NotNull @CodePoints(min = 1, max = SessionBody.LONGEST)
        String session,

        @Nullable Boolean selfMuted,
        @Nullable Boolean selfDeafened) {}
