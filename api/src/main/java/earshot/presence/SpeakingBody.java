package earshot.presence;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Whether the own microphone picks up speech.
 *
 * @param session the session token that the join gave
 * @param speaking renewed every 2 s while it is true
 */
@Serdeable
record SpeakingBody(
        @NotBlank @Size(max = SessionBody.LONGEST) String session, boolean speaking) {}
