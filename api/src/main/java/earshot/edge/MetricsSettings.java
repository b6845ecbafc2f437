package earshot.edge;

import earshot.config.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * Who may read the metrics.
 *
 * @param token sent as {@code Authorization: Bearer} by whoever reads them; empty: nobody may
 */
@ConfigurationProperties("earshot.metrics")
record MetricsSettings(
        @Secret
        @Bindable(defaultValue = "")
        @Pattern(regexp = "(\\S{16,256})?", message = "must have 16 to 256 characters")
        String token) {

    /** Leaves the secret out, wherever the settings are printed. */
    @Override
    public String toString() {
        return "MetricsSettings";
    }
}
