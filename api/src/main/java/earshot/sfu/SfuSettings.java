package earshot.sfu;

import earshot.config.Between;
import earshot.config.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the SFU is and how it is used.
 *
 * @param url the SFU as this server reaches it, {@code ws://} or {@code wss://}; blank means that there is no SFU
 * @param gated whether clients reach its signalling through this server alone; otherwise they are sent to {@code url} themselves
 * @param apiKey names the secret to the SFU
 * @param apiSecret signs tokens and webhooks; 32 characters or more, as HS256 wants
 * @param tokenTtl how long a token opens the door. Short, because the SFU cannot revoke one
 * @param emptyTimeout how long a room waits at the SFU for its first participant
 * @param departureTimeout how long a room outlives its last participant
 * @param maxParticipants a cap at the SFU behind the caps of the rooms, so that a fault here cannot flood it
 * @param connectTimeout until an SFU that does not take connections counts as away
 * @param callTimeout until a call without an answer counts as failed
 * @param maxCalls how many calls may be under way at once; more wait for a place, for a call timeout at most
 * @param probeInterval how often the SFU is asked whether it is there
 */
@ConfigurationProperties("earshot.sfu")
public record SfuSettings(
        @Bindable(defaultValue = "") @Pattern(regexp = "(wss?://\\S+)?", message = "must begin with ws:// or wss://")
        String url,

        @Bindable(defaultValue = "true") boolean gated,

        @Bindable(defaultValue = "") @Size(max = 256) String apiKey,

        @Secret
        @Bindable(defaultValue = "")
        @Pattern(regexp = "(.{32,256})?", message = "must have 32 to 256 characters")
        String apiSecret,

        @Bindable(defaultValue = "60s") @Between(min = "10s", max = "90s")
        Duration tokenTtl,

        @Bindable(defaultValue = "300s") @Between(min = "10s", max = "1h")
        Duration emptyTimeout,

        @Bindable(defaultValue = "20s") @Between(min = "1s", max = "1h")
        Duration departureTimeout,

        @Bindable(defaultValue = "520") @Min(1) @Max(5000) int maxParticipants,

        @Bindable(defaultValue = "1s") @Between(min = "100ms", max = "10s")
        Duration connectTimeout,

        @Bindable(defaultValue = "3s") @Between(min = "100ms", max = "30s")
        Duration callTimeout,

        @Bindable(defaultValue = "64") @Min(1) @Max(1000) int maxCalls,

        @Bindable(defaultValue = "5s") @Between(min = "100ms", max = "1m")
        Duration probeInterval) {

    /** How the SFU is reached, or nothing where none is configured. Half a configuration is an error. */
    Optional<SfuAccess> access() {
        if (!url.isBlank() && !apiKey.isBlank() && !apiSecret.isBlank()) {
            return Optional.of(new SfuAccess(url, apiKey, apiSecret));
        }
        if (!url.isBlank()) {
            throw new IllegalStateException("earshot.sfu.url is set: set earshot.sfu.api-key and .api-secret too");
        }
        return Optional.empty();
    }

    /** Leaves the secret out, wherever the settings are printed. */
    @Override
    public String toString() {
        return "SfuSettings[url=" + url + "]";
    }
}
