package earshot.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How often one client may try. An address is an IPv4 address or an IPv6 /64.
 *
 * @param passwordsPerName password checks of one account in 10 minutes
 * @param passwordsPerAddress password checks from one address in 10 minutes
 * @param signUpsPerAddress new accounts from one address in an hour
 * @param guestsPerAddress new guests from one address in an hour
 * @param clientLogsPerAddress reports of the page from one address in a minute
 */
@ConfigurationProperties("earshot.account.limits")
public record AccountLimitSettings(
        @Bindable(defaultValue = "20") @Min(1) @Max(1_000_000)
        int passwordsPerName,

        @Bindable(defaultValue = "100") @Min(1) @Max(1_000_000)
        int passwordsPerAddress,

        @Bindable(defaultValue = "30") @Min(1) @Max(1_000_000)
        int signUpsPerAddress,

        @Bindable(defaultValue = "120") @Min(1) @Max(1_000_000)
        int guestsPerAddress,

        @Bindable(defaultValue = "60") @Min(1) @Max(1_000_000)
        int clientLogsPerAddress) {}
