package earshot.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.room.StreamId;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is different beside one stream; null is as everywhere.
 *
 * @param autoJoin join voice when this stream's page opens
 * @param balance from -100, the stream alone, to 100, the voices alone
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record StreamChoices(
        @NotNull @Pattern(regexp = StreamId.PATTERN, message = "must be the id of a stream")
        String streamId,

        @Nullable Boolean autoJoin,
        @Nullable @Min(-100) @Max(100) Integer balance) {}
