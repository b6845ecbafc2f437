package earshot.moderation.report;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What holds for reports.
 *
 * @param perHour reports of one user, of anybody in any room
 * @param closedKept how long a report is kept after it was closed
 */
@ConfigurationProperties("earshot.reports")
record ReportSettings(
        @Bindable(defaultValue = "20") @Min(1) @Max(1_000_000)
        int perHour,

        @Bindable(defaultValue = "90d") @Between(min = "1d", max = "3650d")
        Duration closedKept) {}
