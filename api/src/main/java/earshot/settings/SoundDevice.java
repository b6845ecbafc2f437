package earshot.settings;

import earshot.account.CodePoints;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A microphone or speaker as the browser names it. Ids rotate in some browsers, so the label can find it again.
 *
 * @param id its {@code deviceId}
 * @param label its name; empty where the browser does not tell
 * @param groupId what it shares with the other devices of the same hardware
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SoundDevice(
        @NotNull @CodePoints(max = MOST) @Pattern(regexp = NO_CONTROLS, message = MESSAGE)
        String id,

        @NotNull @CodePoints(max = MOST) @Pattern(regexp = NO_CONTROLS, message = MESSAGE)
        String label,

        @NotNull @CodePoints(max = MOST) @Pattern(regexp = NO_CONTROLS, message = MESSAGE)
        String groupId) {
    private static final int MOST = 200;
    private static final String NO_CONTROLS = "^[^\\u0000-\\u001F\\u007F]*$";
    private static final String MESSAGE = "must hold no control characters";
}
