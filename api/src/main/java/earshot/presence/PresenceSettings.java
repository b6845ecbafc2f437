package earshot.presence;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The clockwork of presence. A person who vanishes is off every roster after at most lease + sweep interval + a second.
 *
 * @param heartbeatInterval how often a client beats
 * @param lease how long a seat stays without a heartbeat
 * @param reconnectingAfter how long without a heartbeat until others see the person as reconnecting
 * @param sweepInterval from one sweep of a room to the next
 * @param sweepGap when sweeps paused longer than this, nobody is removed for the time of a lease
 * @param sweepBatch most people removed from a room in one script call
 * @param renewWindow how long a node gathers heartbeats before it renews them together
 * @param renewBatch how many heartbeats of a room are renewed together at most
 * @param speakingWindow how long a node gathers who speaks
 * @param speakingLifetime how long somebody is shown as speaking without renewal
 * @param sessionTtl how long a session token counts; a longer stay joins again
 * @param reloadInterval how often rooms are held against their streams in Postgres
 * @param restoreWindow how long after Redis lost its data a session may take its own seat back
 * @param joinsPerMinute joins of one user in any room
 * @param togglesPerTenSeconds changes of mute and deafen by one user
 * @param roomPasswordsPerMinute passwords of one room that one user may try
 */
@ConfigurationProperties("earshot.presence")
public record PresenceSettings(
        @Bindable(defaultValue = "5s") @Between(min = "100ms", max = "30s")
        Duration heartbeatInterval,

        @Bindable(defaultValue = "16s") @Between(min = "500ms", max = "2m")
        Duration lease,

        @Bindable(defaultValue = "10s") @Between(min = "200ms", max = "2m")
        Duration reconnectingAfter,

        @Bindable(defaultValue = "2s") @Between(min = "100ms", max = "30s")
        Duration sweepInterval,

        @Bindable(defaultValue = "6s") @Between(min = "300ms", max = "2m")
        Duration sweepGap,

        @Bindable(defaultValue = "100") @Min(1) @Max(500) int sweepBatch,

        @Bindable(defaultValue = "250ms") @Between(min = "1ms", max = "500ms")
        Duration renewWindow,

        @Bindable(defaultValue = "500") @Min(1) @Max(500) int renewBatch,

        @Bindable(defaultValue = "100ms") @Between(min = "1ms", max = "1s")
        Duration speakingWindow,

        @Bindable(defaultValue = "5s") @Between(min = "500ms", max = "30s")
        Duration speakingLifetime,

        @Bindable(defaultValue = "24h") @Between(min = "1m", max = "168h")
        Duration sessionTtl,

        @Bindable(defaultValue = "30s") @Between(min = "100ms", max = "10m")
        Duration reloadInterval,

        @Bindable(defaultValue = "60s") @Between(min = "1s", max = "10m")
        Duration restoreWindow,

        @Bindable(defaultValue = "30") @Min(1) @Max(10_000) int joinsPerMinute,
        @Bindable(defaultValue = "10") @Min(1) @Max(10_000) int togglesPerTenSeconds,
        @Bindable(defaultValue = "10") @Min(1) @Max(10_000) int roomPasswordsPerMinute) {}
