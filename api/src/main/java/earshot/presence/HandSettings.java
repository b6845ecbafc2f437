package earshot.presence;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The queue of raised hands.
 *
 * @param most hands raised in a room at once
 * @param offer how long a place that has become free is offered to one hand
 * @param keep how long a place is kept while a role is being written
 */
@ConfigurationProperties("earshot.hands")
public record HandSettings(
        @Bindable(defaultValue = "100") @Min(1) @Max(100) int most,

        @Bindable(defaultValue = "15s") @Between(min = "1s", max = "5m")
        Duration offer,

        @Bindable(defaultValue = "10s") @Between(min = "1s", max = "1m")
        Duration keep) {}
