package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What holds in every browser and beside every stream.
 *
 * @param autoJoin join voice when a stream's page opens
 * @param joinMuted join with the microphone muted
 * @param startListenOnly join without a microphone
 * @param transmission when the open microphone is heard
 * @param inputGainPercent of the microphone; 100 leaves it as it is
 * @param outputVolumePercent of all voices; 100 leaves them as they are
 * @param balance from -100, the stream alone, to 100, the voices alone
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AccountChoices(
        boolean autoJoin,
        boolean joinMuted,
        boolean startListenOnly,
        @NotNull Transmission transmission,
        @NotNull PushToTalk pushToTalk,
        @NotNull VoiceActivity voiceActivity,
        @Min(0) @Max(200) int inputGainPercent,
        @Min(0) @Max(200) int outputVolumePercent,
        boolean echoCancellation,
        boolean automaticGain,
        @NotNull NoiseSuppression noiseSuppression,
        @NotNull VoiceQuality quality,
        @NotNull Ducking ducking,
        @Min(-100) @Max(100) int balance,
        @NotNull Sounds sounds,
        @NotNull Notices notices) {
    static final AccountChoices DEFAULT = new AccountChoices(
            false,
            false,
            false,
            Transmission.VOICE_ACTIVITY,
            PushToTalk.DEFAULT,
            VoiceActivity.DEFAULT,
            100,
            100,
            true,
            true,
            NoiseSuppression.BROWSER,
            VoiceQuality.STANDARD,
            Ducking.DEFAULT,
            0,
            Sounds.DEFAULT,
            Notices.DEFAULT);
}
