package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a bearer token: name and password, or nothing when the request is already signed in.
 *
 * @param name upper case is folded
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TokenRequest(
        @Nullable @Pattern(regexp = Names.PATTERN) String name,
        @Nullable @CodePoints(min = 1, max = 200) String password) {}
