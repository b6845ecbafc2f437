package earshot.presence;

import earshot.account.CodePoints;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * Names the seat that a request is about.
 *
 * @param session the session token that the join gave
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SessionBody(
        @NotNull @CodePoints(min = 1, max = LONGEST) String session) {
    /** No real session token is longer. */
    static final int LONGEST = 4096;
}
