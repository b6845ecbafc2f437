package earshot.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * How clients reach this process.
 *
 * @param publicOrigin where pages are opened when a proxy stands in front, such as {@code https://voice.example.org}; {@code https} makes the
 *     cookie Secure. Empty: the request's own Host, without TLS
 * @param trustedProxies addresses or CIDR blocks whose X-Forwarded-For counts; empty: none
 */
@ConfigurationProperties("earshot.http")
public record HttpSettings(
        @Bindable(defaultValue = "") @Pattern(regexp = "(https?://[a-z0-9.\\[\\]:-]+)?")
        String publicOrigin,

        @Bindable(defaultValue = "") List<@Pattern(regexp = "([0-9a-fA-F.:]+(/[0-9]{1,3})?)?") String> trustedProxies) {

    /** Whether pages are opened over TLS. */
    public boolean tls() {
        return publicOrigin.startsWith("https:");
    }
}
