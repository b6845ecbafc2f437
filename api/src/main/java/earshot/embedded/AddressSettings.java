package earshot.embedded;

import earshot.config.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The servers that the operator brings; each one set replaces an embedded part. */
final class AddressSettings {
    private AddressSettings() {}

    /**
     * @param url {@code postgres://user:password@host:port/database} or a {@code jdbc:postgresql:} address
     */
    @Introspected
    @ConfigurationProperties("database")
    record Database(@Secret @Nullable String url) {}

    /**
     * @param uri {@code redis://} for one server, {@code redis-sentinel://host,host#name} for the primary of that name,
     *     {@code redis-cluster://host,host} for a cluster; {@code rediss} for TLS; with user and password where needed
     */
    @Introspected
    @ConfigurationProperties("redis")
    record Redis(
            @Secret
            @Nullable
            @Pattern(
                    regexp = "rediss?(-sentinel|-cluster)?://\\S+",
                    message = "must begin with redis://, redis-sentinel:// or redis-cluster://, or rediss for TLS")
            String uri) {}

    /**
     * @param url {@code ws://} or {@code wss://} address of the signalling
     * @param apiKey name of the key pair
     * @param apiSecret its secret
     */
    @Introspected
    @ConfigurationProperties("livekit")
    record LiveKit(
            @Nullable @Pattern(regexp = "wss?://\\S+", message = "must begin with ws:// or wss://")
            String url,

            @Nullable String apiKey,

            @Secret @Nullable @Pattern(regexp = ".{32,256}", message = "must have 32 to 256 characters")
            String apiSecret) {}
}
