package earshot.presence;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
        @NotBlank @Size(max = SessionBody.LONGEST) String session,
        @Nullable Boolean selfMuted,
        @Nullable Boolean selfDeafened) {}
