package earshot.stream;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A new stream.
 *
 * @param playbackUrl an HLS address, absolute or a path of this site
 * @param visibility public where absent
 * @param voice enabled, 50 and 100 where absent
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CreateStreamRequest(
        @NotNull @CodePoints(min = 1, max = 120) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String title,

        @NotNull
        @CodePoints(min = 1, max = PlaybackUrl.MAX)
        @Pattern(regexp = PlaybackUrl.PATTERN, message = PlaybackUrl.MESSAGE)
        String playbackUrl,

        @Nullable Visibility visibility,
        @Nullable @Valid VoiceSettings voice) {

    NewStream stream() {
        return new NewStream(
                title,
                playbackUrl,
                visibility == null ? Visibility.PUBLIC : visibility,
                StreamStatus.SCHEDULED,
                voice == null ? VoiceSettings.DEFAULT : voice.inOrder());
    }
}
