package earshot.audit;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long it is known who did what.
 *
 * @param retention how long a row of the audit is kept
 */
@ConfigurationProperties("earshot.audit")
record AuditSettings(
        @Bindable(defaultValue = "90d") @Between(min = "1d", max = "3650d")
        Duration retention) {}
