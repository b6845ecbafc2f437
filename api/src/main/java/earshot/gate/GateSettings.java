package earshot.gate;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How connections to the SFU are passed on.
 *
 * @param dialTimeout until an SFU that does not take a connection counts as away
 * @param answerTimeout until an SFU that took a request and does not answer counts as away
 * @param idleTimeout how long a client may send nothing; LiveKit's clients ping every few seconds
 * @param farewell how long the SFU may still speak to a client whose seat has ended, to tell it why
 * @param socketsPerSession how many connections one session may have on a node at once: the one in use and those that it gives up
 * @param grace how long after Redis lost a room somebody without a seat is told to try again rather than refused
 */
@ConfigurationProperties("earshot.gate")
record GateSettings(
        @Bindable(defaultValue = "1s") @Between(min = "100ms", max = "10s")
        Duration dialTimeout,

        @Bindable(defaultValue = "10s") @Between(min = "100ms", max = "1m")
        Duration answerTimeout,

        @Bindable(defaultValue = "60s") @Between(min = "1s", max = "10m")
        Duration idleTimeout,

        @Bindable(defaultValue = "500ms") @Between(min = "0s", max = "5s")
        Duration farewell,

        @Bindable(defaultValue = "8") @Min(1) @Max(100) int socketsPerSession,

        @Bindable(defaultValue = "30s") @Between(min = "0s", max = "10m")
        Duration grace) {}
