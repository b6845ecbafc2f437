package earshot.history;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How the history reaches Postgres.
 *
 * @param interval how often the queues are looked at
 * @param longestPause the longest wait between two tries while Postgres is away
 * @param batch how many joins and leaves go into one transaction
 */
@ConfigurationProperties("earshot.history")
record HistorySettings(
        @Bindable(defaultValue = "1s") @Between(min = "50ms", max = "1m")
        Duration interval,

        @Bindable(defaultValue = "15s") @Between(min = "50ms", max = "5m")
        Duration longestPause,

        @Bindable(defaultValue = "500") @Min(1) @Max(5000) int batch) {}
