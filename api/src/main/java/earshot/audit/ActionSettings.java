package earshot.audit;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What holds for all that one user does to others.
 *
 * @param perMinute how much of it, in all rooms together
 * @param repeatsKept how long a repeat with the same {@code Idempotency-Key} is answered with the first one's answer
 */
@ConfigurationProperties("earshot.actions")
record ActionSettings(
        @Bindable(defaultValue = "60") @Min(1) @Max(1_000_000)
        int perMinute,

        @Bindable(defaultValue = "1h") @Between(min = "1m", max = "24h")
        Duration repeatsKept) {}
