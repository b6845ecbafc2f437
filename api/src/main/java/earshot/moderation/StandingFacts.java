package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.room.Role;
import earshot.rules.SanctionBody.Scope;
import earshot.rules.SanctionKind;
import earshot.rules.Standing;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A standing on record. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record StandingFacts(Role role, List<Fact> sanctions) {
    /** @param until ms since the Unix epoch; null for never */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Fact(
            String id,
            SanctionKind kind,
            Scope scope,
            @Nullable Long until) {}

    static StandingFacts of(Standing standing) {
        return new StandingFacts(
                standing.role(),
                standing.sanctions().stream()
                        .map(sanction -> new Fact(
                                sanction.id().toString(),
                                sanction.kind(),
                                sanction.everywhere() ? Scope.HOST : Scope.ROOM,
                                sanction.until() == null
                                        ? null
                                        : sanction.until().toEpochMilli()))
                        .toList());
    }
}
