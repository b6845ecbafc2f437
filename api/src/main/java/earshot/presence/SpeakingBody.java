package earshot.presence;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Whether the own microphone picks up speech.
 *
 * @param session the session token that the join gave
 * @param speaking renewed every 2 s while it is true
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SpeakingBody(
        @NotBlank @Size(max = SessionBody.LONGEST) String session, boolean speaking) {}
