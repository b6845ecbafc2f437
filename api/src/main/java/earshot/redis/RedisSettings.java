package earshot.redis;

import earshot.config.Between;
import earshot.config.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param uri {@code redis://}, {@code redis-sentinel://} or {@code redis-cluster://}, or {@code rediss} for TLS, with credentials if needed
 * @param connectTimeout how long a TCP connect may take
 * @param commandTimeout how long a command may take, sending and waiting included; a change that is older is not made
 * @param queueSize commands under way on one connection; more are refused
 */
@ConfigurationProperties("earshot.redis")
public record RedisSettings(
        @Secret @Bindable(defaultValue = "redis://127.0.0.1:6379")
        String uri,

        @Bindable(defaultValue = "500ms") @Between(min = "50ms", max = "5s")
        Duration connectTimeout,

        @Bindable(defaultValue = "700ms") @Between(min = "50ms", max = "5s")
        Duration commandTimeout,

        @Bindable(defaultValue = "10000") @Min(100) @Max(1_000_000)
        int queueSize) {}
