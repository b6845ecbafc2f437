package earshot.roster.fanout;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How event streams are written.
 *
 * @param flushInterval shortest time between two writes to one room's readers; the first event into a quiet room does not wait
 * @param pingInterval time between two pings to a reader; clients reconnect after twice as long in silence
 * @param stalledAfter how long a reader may leave written bytes unread; together with the kernel's buffer under 15 s
 * @param sendBuffer bytes that the kernel may hold for one reader; a large one hides readers that have stalled
 * @param backlog bytes that this process may hold for one reader
 * @param retryMin shortest time after which a client is told to reconnect
 * @param retryMax longest such time; the spread keeps the readers of a lost node from coming back at once
 */
@ConfigurationProperties("earshot.fanout")
public record FanoutSettings(
        @Bindable(defaultValue = "50ms") @Between(min = "1ms", max = "1s")
        Duration flushInterval,

        @Bindable(defaultValue = "10s") @Between(min = "100ms", max = "10s")
        Duration pingInterval,

        @Bindable(defaultValue = "8s") @Between(min = "100ms", max = "8s")
        Duration stalledAfter,

        @Bindable(defaultValue = "65536") @Min(4096) @Max(1_048_576)
        int sendBuffer,

        @Bindable(defaultValue = "1048576") @Min(65_536) @Max(16_777_216)
        int backlog,

        @Bindable(defaultValue = "1s") @Between(min = "10ms", max = "30s")
        Duration retryMin,

        @Bindable(defaultValue = "5s") @Between(min = "10ms", max = "60s")
        Duration retryMax) {}
