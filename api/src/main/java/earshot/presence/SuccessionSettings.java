package earshot.presence;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Who stands in for a host who is gone.
 *
 * @param after how long a host may be gone until the longest present moderator stands in
 * @param retry how often a moderator is looked for while none is in
 */
@ConfigurationProperties("earshot.succession")
public record SuccessionSettings(
        @Bindable(defaultValue = "2m") @Between(min = "500ms", max = "1h")
        Duration after,

        @Bindable(defaultValue = "10s") @Between(min = "500ms", max = "5m")
        Duration retry) {}
