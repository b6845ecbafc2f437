package earshot.embedded;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How a node ends.
 *
 * @param drain how long it goes on after it has told balancers that it is not ready
 */
@ConfigurationProperties("earshot.shutdown")
record ShutdownSettings(
        @Bindable(defaultValue = "0s") @Between(min = "0s", max = "30s")
        Duration drain) {}
