package earshot.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Bounds on changes of voice settings.
 *
 * @param writesPerMinute changes of one user in a minute, refused ones included
 */
@ConfigurationProperties("earshot.settings")
public record SettingsLimitSettings(
        @Bindable(defaultValue = "3000") @Min(1) @Max(1_000_000)
        int writesPerMinute) {}
