package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.presence.ParticipantBody;
import earshot.rules.SanctionBody;
import earshot.rules.Standing;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action came to.
 *
 * @param action what it was
 * @param userId whom it concerns
 * @param participant the person in the room as everybody sees it now; null where they are not in
 * @param sanctions what stands against them in this room now
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ActionReply(
        String action,
        @Schema(format = "uuid") String userId,
        @Nullable ParticipantBody participant,
        List<SanctionBody> sanctions) {
    static ActionReply of(Act act, String userId, @Nullable ParticipantBody seat, Standing standing) {
        var sanctions = standing.sanctions().stream().map(SanctionBody::of).toList();
        return new ActionReply(act.text(), userId, seat, sanctions);
    }
}
