package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the page points out while one is in voice.
 *
 * @param talkingWhileMuted that one talks and nobody hears it
 * @param silentMicrophone that the open microphone gives no signal
 * @param echo that the microphone hears the stream
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record Notices(boolean talkingWhileMuted, boolean silentMicrophone, boolean echo) {
    static final Notices DEFAULT = new Notices(true, true, true);
}
