package earshot.roster;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How this node follows rooms.
 *
 * @param linger how long a room is followed after its last reader left
 * @param checkAfter how long a room may be silent until its position is compared with Redis
 * @param replay events kept per room for readers that come back
 * @param tail most events sent after a snapshot to a newcomer; with more, the snapshot is read again first
 * @param streamsPerUser most event streams of one signed-in user on a node at once, the user's own events and those of rooms together
 * @param streamsPerAddress the same for one address of people who are not signed in, or IPv6 /64; loopback is not counted
 */
@ConfigurationProperties("earshot.roster")
public record RosterSettings(
        @Bindable(defaultValue = "1s") @Between(min = "100ms", max = "1m")
        Duration linger,

        @Bindable(defaultValue = "10s") @Between(min = "500ms", max = "1m")
        Duration checkAfter,

        @Bindable(defaultValue = "300") @Min(10) @Max(1000) int replay,

        @Bindable(defaultValue = "100") @Min(1) @Max(1000) int tail,

        @Bindable(defaultValue = "30") @Min(1) @Max(1000) int streamsPerUser,

        @Bindable(defaultValue = "1000") @Min(1) @Max(1_000_000)
        int streamsPerAddress) {}
