package earshot.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** When the open microphone is heard: while it is loud enough, while a key is held, or always. */
@Serdeable
enum Transmission {
    @JsonProperty("voice_activity")
    VOICE_ACTIVITY,
    @JsonProperty("push_to_talk")
    PUSH_TO_TALK,
    @JsonProperty("continuous")
    CONTINUOUS
}
