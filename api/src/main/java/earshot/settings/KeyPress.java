package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A key with its modifiers.
 *
 * @param code the place on the keyboard, as a browser's {@code KeyboardEvent.code} names it
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record KeyPress(
        @NotNull @Pattern(regexp = CODE, message = "must be 1 to 32 letters and digits")
        String code,

        boolean ctrl,
        boolean alt,
        boolean shift,
        boolean meta) {
    static final KeyPress DEFAULT = new KeyPress("KeyT", false, false, false, false);

    private static final String CODE = "^[A-Za-z0-9]{1,32}$";
}
