package earshot.account;

import earshot.config.Between;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * How long a login lasts.
 *
 * @param loginTtl of an account in a browser
 * @param guestTtl of a guest in a browser
 * @param tokenTtl of a bearer token
 * @param cookieName of the cookie that holds the page's token; under TLS with {@code __Host-} in front
 * @param deviceTtl how long a guest's browser is known again
 * @param deviceCookieName of the cookie by which it is, likewise
 */
@ConfigurationProperties("earshot.account")
public record AccountSettings(
        @Bindable(defaultValue = "14d") @Between(min = "1m", max = "90d")
        Duration loginTtl,

        @Bindable(defaultValue = "1d") @Between(min = "1m", max = "7d")
        Duration guestTtl,

        @Bindable(defaultValue = "12h") @Between(min = "1m", max = "30d")
        Duration tokenTtl,

        @Bindable(defaultValue = "earshot_session") @Pattern(regexp = "[a-z][a-z0-9_-]{0,31}")
        String cookieName,

        @Bindable(defaultValue = "180d") @Between(min = "1d", max = "400d")
        Duration deviceTtl,

        @Bindable(defaultValue = "earshot_device") @Pattern(regexp = "[a-z][a-z0-9_-]{0,31}")
        String deviceCookieName) {}
