package earshot.roster;

import earshot.account.Caller;
import earshot.account.CodePoints;
import earshot.presence.Rooms;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody in a room, part by part: a large room's snapshot does not name them all. */
@Controller("/api/voice/streams/{id}/participants")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "roster")
class ParticipantsController {
    private final Rooms rooms;
    private final RoomListings listings;

    ParticipantsController(Rooms rooms, RoomListings listings) {
        this.rooms = rooms;
        this.listings = listings;
    }

    /**
     * Participants in the order of their joining, of all or of those whose name holds {@code q}, case and accents aside; as the room stood
     * at most a second ago.
     */
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
        Optional<ParticipantsCursor> cursor = Optional.ofNullable(after).map(ParticipantsCursor::parse);
        return listings.of(stream).page(cursor, q == null ? "" : q, limit);
    }
}
