package earshot.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.account.User;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The event that an inbox opens with, in its envelope: all that later events of the inbox change. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MeSnapshot(int v, String t, Data d) {
    /**
     * What the user is now.
     *
     * @param user the account
     * @param settingsVersion of the voice settings; 0 where none were saved, left out while it cannot be known
     * @param session where the user's latest session sits; null where there is none
     * @param sanctions what stands against the user, in any room
     * @param blocks whom the user does not want to hear; left out while it cannot be known
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Data(
            User user,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long settingsVersion,

            @Nullable Seat session,
            List<OwnSanction> sanctions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> blocks) {}

    /** A session's seat. */
    @Serdeable
    record Seat(String streamId, String sessionId) {}

    static MeSnapshot of(
            User user,
            OptionalLong settingsVersion,
            @Nullable Seat seat,
            List<OwnSanction> sanctions,
            Optional<List<String>> blocks) {
        Long version = settingsVersion.isPresent() ? settingsVersion.getAsLong() : null;
        return new MeSnapshot(1, "me_snapshot", new Data(user, version, seat, sanctions, blocks.orElse(null)));
    }
}
