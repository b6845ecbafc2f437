package earshot.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.presence.ParticipantBody;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a room's participants.
 *
 * @param participants in the order of their joining
 * @param next what to send as {@code after} for the next part; null after the last one
 * @param total how many there are in all parts together
 * @param position where the room stood when this part was read
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ParticipantsPage(
        List<ParticipantBody> participants,
        @Nullable String next,
        int total,

        @Schema(description = "<epoch>-<version> of the room when this part was read")
        String position) {}
