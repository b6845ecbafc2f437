package earshot.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** How much the own voice is sent with: speech 24 kbit/s, standard 48 kbit/s. */
@Serdeable
enum VoiceQuality {
    @JsonProperty("speech")
    SPEECH,
    @JsonProperty("standard")
    STANDARD
}
