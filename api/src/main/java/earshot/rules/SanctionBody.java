package earshot.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sanction as those see it who may decide on it.
 *
 * @param id of the sanction
 * @param kind what it takes away
 * @param scope where it counts
 * @param userId against whom
 * @param displayName the user's name at that time
 * @param reason in the actor's words
 * @param actorId who decided it
 * @param actorName the actor's name at that time
 * @param at since when, ms since the Unix epoch
 * @param until when it ends by itself, ms since the Unix epoch; null for never
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Sanction")
public record SanctionBody(
        @Schema(format = "uuid") String id,
        SanctionKind kind,
        Scope scope,
        @Schema(format = "uuid") String userId,
        String displayName,
        @Nullable String reason,
        @Schema(format = "uuid") String actorId,
        String actorName,
        long at,
        @Nullable Long until) {
    /** Where a sanction counts. */
    @Serdeable
    @Schema(name = "SanctionScope")
    public enum Scope {
        /** In one room. */
        @JsonProperty("room")
        ROOM,
        /** In all rooms of the host. */
        @JsonProperty("host")
        HOST
    }

    /** The sanction as it is sent. */
    public static SanctionBody of(Sanction sanction) {
        return new SanctionBody(
                sanction.id().toString(),
                sanction.kind(),
                sanction.everywhere() ? Scope.HOST : Scope.ROOM,
                sanction.user().value(),
                sanction.userName(),
                sanction.reason(),
                sanction.actor().value(),
                sanction.actorName(),
                sanction.at().toEpochMilli(),
                sanction.until() == null ? null : sanction.until().toEpochMilli());
    }
}
