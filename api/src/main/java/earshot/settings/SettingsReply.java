package earshot.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document as clients get it.
 *
 * @param version of the document, for {@code If-Match}; 0 where nothing was ever saved and all is as it comes
 * @param updatedAt of that version, ms since the Unix epoch
 * @param stale read from a copy because Postgres is away: the last change or two may be missing
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SettingsReply(
        long version,
        @Nullable Long updatedAt,
        @NotNull AccountChoices account,
        @NotNull List<DeviceChoices> devices,
        @NotNull List<StreamChoices> streams,
        @NotNull List<PersonChoices> people,
        boolean stale) {

    static SettingsReply of(Settings settings, boolean stale) {
        SettingsDocument document = settings.document();
        Instant at = settings.updatedAt();
        return new SettingsReply(
                settings.version(),
                at == null ? null : at.toEpochMilli(),
                document.account(),
                document.devices(),
                document.streams(),
                document.people(),
                stale);
    }
}
