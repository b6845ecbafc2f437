package earshot.rules;

import earshot.room.RoomMode;
import earshot.room.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code room_rules}. */
@MappedEntity("room_rules")
record RulesRow(
        @Id String streamId,
        String mode,
        boolean locked,
        boolean closed,
        @Nullable Integer speakerCap,
        int slowModeMs,
        String statusLine,
        @Nullable UUID pinned,
        String access,
        String invite,
        @Nullable String passwordHash,
        boolean waitForHost,
        boolean succession) {
    RoomRules rules() {
        return new RoomRules(
                RoomMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                locked,
                closed,
                speakerCap == null ? 0 : speakerCap,
                slowModeMs,
                statusLine,
                pinned == null ? null : new UserId(pinned.toString()),
                Access.of(access),
                invite,
                passwordHash,
                waitForHost,
                succession);
    }
}
