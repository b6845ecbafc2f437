package earshot.embedded;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** The servers that the operator brings; each one set replaces an embedded part. */
final class AddressSettings {
    private AddressSettings() {}

    /**
     * @param url {@code postgres://user:password@host:port/database} or a {@code jdbc:postgresql:} address
     */
    @Introspected
    @ConfigurationProperties("database")
    record Database(@Nullable String url) {}

    /**
     * @param uri {@code redis://} or {@code rediss://}, with user and password where needed
     */
    @Introspected
    @ConfigurationProperties("redis")
    record Redis(@Nullable String uri) {}

    /**
     * @param url {@code ws://} or {@code wss://} address of the signalling
     * @param apiKey name of the key pair
     * @param apiSecret its secret
     */
    @Introspected
    @ConfigurationProperties("livekit")
    record LiveKit(
            @Nullable String url,
            @Nullable String apiKey,
            @Nullable String apiSecret) {}
}
