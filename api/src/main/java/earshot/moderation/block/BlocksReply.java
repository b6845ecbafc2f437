package earshot.moderation.block;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Whom the caller does not want to hear.
 *
 * @param userIds earliest first, at most 500
 */
@Serdeable
record BlocksReply(
        @ArraySchema(schema = @Schema(format = "uuid")) List<String> userIds) {}
