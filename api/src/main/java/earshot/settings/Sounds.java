package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The page's own sounds.
 *
 * @param on whether there are any
 * @param volumePercent how loud
 * @param joinLeave also when others join and leave
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record Sounds(boolean on, @Min(0) @Max(100) int volumePercent, boolean joinLeave) {
    static final Sounds DEFAULT = new Sounds(true, 50, true);
}
