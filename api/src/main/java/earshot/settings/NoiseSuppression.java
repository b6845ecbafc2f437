package earshot.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** What takes the noise out of the microphone's sound: nothing, the browser, or RNNoise. */
@Serdeable
enum NoiseSuppression {
    @JsonProperty("off")
    OFF,
    @JsonProperty("browser")
    BROWSER,
    @JsonProperty("rnnoise")
    RNNOISE
}
