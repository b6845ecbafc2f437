package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a published track comes from, in the SFU's words. */
public enum TrackSource {
    MICROPHONE,
    CAMERA,
    SCREEN_SHARE;

    /** The value's one spelling in JSON and in the SFU's token. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
