package earshot.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.rules.Sanction;
import earshot.rules.SanctionBody.Scope;
import earshot.rules.SanctionKind;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A sanction as the one sees it whom it concerns: without who decided it.
 *
 * @param streamId the room; null for all rooms of a host
 * @param at since when, ms since the Unix epoch
 * @param until when it ends by itself, ms since the Unix epoch; null for never
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record OwnSanction(
        @Nullable String streamId,
        String id,
        SanctionKind kind,
        Scope scope,
        String userId,
        String displayName,
        @Nullable String reason,
        long at,
        @Nullable Long until) {
    static OwnSanction of(Sanction sanction) {
        return new OwnSanction(
                sanction.room() == null ? null : sanction.room().value(),
                sanction.id().toString(),
                sanction.kind(),
                sanction.everywhere() ? Scope.HOST : Scope.ROOM,
                sanction.user().value(),
                sanction.userName(),
                sanction.reason(),
                sanction.at().toEpochMilli(),
                sanction.until() == null ? null : sanction.until().toEpochMilli());
    }
}
