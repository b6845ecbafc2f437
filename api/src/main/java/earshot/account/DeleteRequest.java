package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That an account is really to be deleted.
 *
 * @param password of the account; guests have none
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record DeleteRequest(
        @Nullable @CodePoints(min = 1, max = 200) String password) {}
