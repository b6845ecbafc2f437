package earshot.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a stream; what is absent stays.
 *
 * @param playbackUrl an HLS address, absolute or a path of this site
 * @param voice all three of its settings
 * @param status {@code live} starts the stream, or starts it again; {@code ended} ends it and closes its room
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EditStreamRequest(
        @Nullable @CodePoints(min = 1, max = 120) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String title,

        @Nullable
        @CodePoints(min = 1, max = PlaybackUrl.MAX)
        @Pattern(regexp = PlaybackUrl.PATTERN, message = PlaybackUrl.MESSAGE)
        String playbackUrl,

        @Nullable Visibility visibility,
        @Nullable @Valid VoiceSettings voice,
        @Nullable Turn status) {

    StreamEdit edit() {
        return new StreamEdit(
                title,
                playbackUrl,
                visibility,
                status == null ? null : status.status(),
                voice == null ? null : voice.inOrder());
    }

    /** Where a host turns a stream to. */
    @Serdeable
    enum Turn {
        @JsonProperty("live")
        LIVE,
        @JsonProperty("ended")
        ENDED;

        StreamStatus status() {
            return switch (this) {
                case LIVE -> StreamStatus.LIVE;
                case ENDED -> StreamStatus.ENDED;
            };
        }
    }
}
