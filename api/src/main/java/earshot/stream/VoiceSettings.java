package earshot.stream;

import earshot.problem.FieldProblem;
import earshot.problem.ProblemException;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/**
 * What a host sets of a stream's voice room.
 *
 * @param enabled whether there is voice beside the stream
 * @param softCap participants above which quality is no longer promised; at most the hard cap
 * @param hardCap most participants
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record VoiceSettings(
        boolean enabled,
        @Min(1) @Max(500) int softCap,
        @Min(1) @Max(500) int hardCap) {
    /** Of a stream whose host says nothing about it. */
    public static final VoiceSettings DEFAULT = new VoiceSettings(true, 50, 100);

    /**
     * These settings where the caps are in order.
     *
     * @throws ProblemException {@code invalid-request} where the soft cap is above the hard one
     */
    VoiceSettings inOrder() {
        if (softCap > hardCap) {
            throw new ProblemException(
                    "Correct what is named in errors and send the request again.",
                    List.of(new FieldProblem("/voice/softCap", "must be at most hardCap")));
        }
        return this;
    }
}
