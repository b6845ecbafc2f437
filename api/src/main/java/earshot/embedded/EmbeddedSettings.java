package earshot.embedded;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The parts that run beside the API when no address is configured; all listen on the loopback address alone.
 *
 * @param postgresPort TCP port of the embedded Postgres, 0 for any free one
 * @param redisPort TCP port of the embedded Redis, 0 for any free one
 * @param sfuPort TCP port of the embedded SFU's signalling, 0 for any free one
 * @param mediaPort UDP and TCP port of the embedded SFU's media, 0 for any free one
 * @param livekitServer the LiveKit server's program; without it voice has no SFU
 */
@Introspected
@ConfigurationProperties("earshot.embedded")
public record EmbeddedSettings(
        @Bindable(defaultValue = "0") @Min(0) @Max(65535) int postgresPort,
        @Bindable(defaultValue = "0") @Min(0) @Max(65535) int redisPort,
        @Bindable(defaultValue = "0") @Min(0) @Max(65535) int sfuPort,
        @Bindable(defaultValue = "0") @Min(0) @Max(65535) int mediaPort,
        @Nullable String livekitServer) {}
