package earshot.stream;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a host sets of a stream's voice room.
 *
 * @param enabled whether there is voice beside the stream
 * @param softCap participants above which quality is no longer promised; at most the hard cap
 * @param hardCap most participants
 */
@Serdeable
public record VoiceSettings(
        boolean enabled,
        @Min(1) @Max(500) int softCap,
        @Min(1) @Max(500) int hardCap) {
    /** Of a stream whose host says nothing about it. */
    public static final VoiceSettings DEFAULT = new VoiceSettings(true, 50, 100);

    @AssertTrue(message = "softCap is at most hardCap")
    boolean areCapsInOrder() {
        return softCap <= hardCap;
    }
}
