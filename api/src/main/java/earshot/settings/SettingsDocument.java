package earshot.settings;

import earshot.json.Unique;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The whole of a user's voice settings, at most 64 KiB of JSON.
 *
 * @param account what holds everywhere
 * @param devices what holds in one browser; at most 16, each key once
 * @param streams what holds beside one stream; at most 200, each stream once
 * @param people how single people are heard; at most 500, each once
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SettingsDocument(
        @NotNull AccountChoices account,
        @NotNull @Size(max = 16) @Unique("key") List<DeviceChoices> devices,
        @NotNull @Size(max = 200) @Unique("streamId") List<StreamChoices> streams,
        @NotNull @Size(max = 500) @Unique("userId") List<PersonChoices> people) {
    /** Of a user who never changed anything. */
    static final SettingsDocument DEFAULT =
            new SettingsDocument(AccountChoices.DEFAULT, List.of(), List.of(), List.of());
}
