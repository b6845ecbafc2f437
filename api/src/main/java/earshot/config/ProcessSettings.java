package earshot.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Where this process listens and keeps its things.
 *
 * @param host address to listen on; anything but a loopback address needs every secret to be set
 * @param port TCP port of the page and the API
 * @param data folder of the embedded parts' data and of generated secrets, relative to the working directory
 * @param gui folder of the built page
 */
@Introspected
@ConfigurationProperties("earshot")
public record ProcessSettings(
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Bindable(defaultValue = "8080") @Min(1) @Max(65535) int port,
        @Bindable(defaultValue = ".earshot") String data,
        @Bindable(defaultValue = "gui/dist") String gui) {}
