package earshot.reconcile;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How presence and the SFU are kept equal.
 *
 * @param interval how often a room is compared with the SFU
 * @param grace how long after Redis lost a room somebody may be at the SFU without a seat: longer than a seat needs to come back
 * @param webhookAge the oldest webhook that is applied
 * @param hintQueue how many webhooks may wait to be applied; more are dropped, the reconciler does their work later
 * @param hintThreads how many of them are worked on at once
 */
@ConfigurationProperties("earshot.reconcile")
record ReconcileSettings(
        @Bindable(defaultValue = "10s") @Between(min = "100ms", max = "5m")
        Duration interval,

        @Bindable(defaultValue = "30s") @Between(min = "0s", max = "10m")
        Duration grace,

        @Bindable(defaultValue = "5m") @Between(min = "10s", max = "1h")
        Duration webhookAge,

        @Bindable(defaultValue = "2000") @Min(1) @Max(100_000)
        int hintQueue,

        @Bindable(defaultValue = "16") @Min(1) @Max(256) int hintThreads) {}
