package earshot.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was done in a room.
 *
 * @param next the {@code after} of the next page; absent on the last
 */
@Serdeable
record AuditReply(List<Entry> entries, @Nullable String next) {
    /**
     * One action.
     *
     * @param at ms since the Unix epoch
     * @param actorId absent where no person acted
     * @param actorName as it was then
     * @param targetName as it is now; absent where the account is gone
     * @param before how it was, as far as the action says
     * @param after how it is since then
     * @param result accepted, refused, or failed for a reason of the server
     * @param problem the slug of the problem that was answered; absent where it was accepted
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntry")
    record Entry(
            @Schema(format = "uuid") String id,
            long at,
            @Nullable @Schema(format = "uuid") String actorId,
            @Nullable String actorName,
            String action,
            @Nullable @Schema(format = "uuid") String targetId,
            @Nullable String targetName,
            @Nullable String reason,

            @Nullable @Schema(implementation = Object.class, types = "object", nullable = false)
            JsonNode before,

            @Nullable @Schema(implementation = Object.class, types = "object", nullable = false)
            JsonNode after,

            @Schema(allowableValues = {"accepted", "refused", "failed"})
            String result,

            @Nullable String problem,
            @Nullable String requestId) {}
}
