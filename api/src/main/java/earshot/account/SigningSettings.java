package earshot.account;

import earshot.config.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The keys that sign tokens. To rotate: put the new key first, and drop the old one when the longest token has expired.
 *
 * @param keys each 32 characters or more; the first signs, all verify
 */
@ConfigurationProperties("earshot.signing")
public record SigningSettings(@Secret @NotEmpty List<@Size(min = 32) String> keys) {}
