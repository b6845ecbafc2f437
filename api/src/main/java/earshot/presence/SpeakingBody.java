package earshot.presence;

import earshot.account.CodePoints;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * Whether the own microphone picks up speech.
 *
 * @param session the session token that the join gave
 * @param speaking renewed every 2 s while it is true
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SpeakingBody(
        @NotNull @CodePoints(min = 1, max = SessionBody.LONGEST)
        String session,

        boolean speaking) {}
