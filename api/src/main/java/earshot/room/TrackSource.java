package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Where a published track comes from, in the SFU's words. */
@Serdeable
public enum TrackSource {
    @JsonProperty("microphone")
    MICROPHONE,
    @JsonProperty("camera")
    CAMERA,
    @JsonProperty("screen_share")
    SCREEN_SHARE;

    /** The value's one spelling in JSON and in the SFU's token. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
