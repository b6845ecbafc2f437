package earshot.roster;

import earshot.account.Caller;
import earshot.account.CodePoints;
import earshot.presence.ParticipantBody;
import earshot.presence.Presence;
import earshot.presence.RoomSnapshot;
import earshot.presence.Rooms;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody in a room, part by part: a large room's snapshot does not name them all. */
@Controller("/api/voice/streams/{id}/participants")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "roster")
class ParticipantsController {
    private final Rooms rooms;
    private final Presence presence;
    private final ObjectMapper json;

    ParticipantsController(Rooms rooms, Presence presence, ObjectMapper json) {
        this.rooms = rooms;
        this.presence = presence;
        this.json = json;
    }

    /** Participants in the order of their joining, of all or of those whose name holds {@code q}. */
    @Get
    @Operation(operationId = "listParticipants", summary = "Everybody in the room, paged and searchable")
    @ApiResponse(responseCode = "200", description = "A part of the participants")
    ParticipantsPage list(
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @QueryValue @Nullable @Pattern(regexp = ParticipantsCursor.PATTERN) String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(250) int limit,
            @QueryValue @Nullable @CodePoints(max = 40) String q,
            @Nullable Caller caller) {
        var stream = new StreamId(id);
        rooms.requireVisible(stream, caller == null ? null : caller.id());
        RoomSnapshot room = presence.snapshot(stream).orElseThrow(Away::problem);
        return page(room, Optional.ofNullable(after).map(ParticipantsCursor::parse), folded(q == null ? "" : q), limit);
    }

    private ParticipantsPage page(RoomSnapshot room, Optional<ParticipantsCursor> after, String q, int limit) {
        List<ParticipantBody> found = room.participants().stream()
                .map(this::read)
                .filter(participant -> after.filter(
                                cursor -> ParticipantsCursor.of(participant).compareTo(cursor) <= 0)
                        .isEmpty())
                .filter(participant -> folded(participant.displayName()).contains(q))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<ParticipantBody> part = more ? found.subList(0, limit) : found;
        String next = more ? ParticipantsCursor.of(part.getLast()).toString() : null;
        return new ParticipantsPage(part, next, room.position().toString());
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private ParticipantBody read(String participant) {
        try {
            return Objects.requireNonNull(json.readValue(participant, ParticipantBody.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
