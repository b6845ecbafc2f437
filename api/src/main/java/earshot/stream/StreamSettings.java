package earshot.stream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Bounds on streams.
 *
 * @param madePerHost new streams of one host in an hour
 */
@ConfigurationProperties("earshot.stream")
public record StreamSettings(
        @Bindable(defaultValue = "60") @Min(1) @Max(1_000_000)
        int madePerHost) {}
