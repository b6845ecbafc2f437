package earshot.roster;

import earshot.account.Caller;
import earshot.presence.Rooms;
import earshot.problem.MayRefuse;
import earshot.room.Position;
import earshot.room.StreamId;
import earshot.roster.PolledRooms.Polled;
import earshot.roster.fanout.EventStream;
import earshot.roster.fanout.Subscriber;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is in a room, once and as it goes on; for everybody who may see the stream. */
@Controller("/api/voice/streams/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "roster")
class RosterController {
    private final Rooms rooms;
    private final RosterFeed feed;
    private final PolledRooms polled;
    private final InboxFeed inboxes;
    private final OpenDoor door;
    private final OpenStreams streams;

    RosterController(
            Rooms rooms, PolledRooms polled, RosterFeed feed, InboxFeed inboxes, OpenDoor door, OpenStreams streams) {
        this.rooms = rooms;
        this.feed = feed;
        this.polled = polled;
        this.inboxes = inboxes;
        this.door = door;
        this.streams = streams;
    }

    /** The room now, as the {@code roster_snapshot} event tells it; for clients that poll. */
    @Get("/state")
    @Operation(operationId = "getRoster", summary = "Who is in the room")
    @ApiResponse(
            responseCode = "200",
            description = "The room; its ETag changes with whatever is shown",
            content = @Content(schema = @Schema(implementation = SnapshotEvent.class)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    HttpResponse<byte[]> state(
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @Nullable Caller caller) {
        RoomMark mark = polled.mark(visible(id, caller));
        return mark.isWhat(known) ? marked(HttpResponse.notModified(), mark) : whole(polled.at(mark));
    }

    private static HttpResponse<byte[]> whole(Polled room) {
        return marked(HttpResponse.ok(room.envelope()).contentType(MediaType.APPLICATION_JSON_TYPE), room.mark());
    }

    private static HttpResponse<byte[]> marked(MutableHttpResponse<byte[]> response, RoomMark mark) {
        return response.header(HttpHeaders.ETAG, mark.etag()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** The room's events from now on, after what was missed since {@code Last-Event-ID} or the whole room. */
    @Get("/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(operationId = "followRoster", summary = "The room's events as they happen")
    @ApiResponse(
            responseCode = "200",
            description = "Server-sent events; docs/events.md lists them",
            content =
                    @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(implementation = String.class)))
    HttpResponse<EventStream> events(
            HttpRequest<?> request,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Header("Last-Event-ID") @Nullable String lastEventId,
            @Nullable Caller caller) {
        StreamId room = visible(id, caller);
        door.enter();
        var owner = streams.require(request, caller);
        feed.open(room);
        Optional<Position> known = Optional.ofNullable(lastEventId).flatMap(Position::parse);
        Consumer<Subscriber> opened = caller != null && feed.isPrivate(room)
                ? guarded(room, caller, known)
                : reader -> feed.join(room, reader, null, known);
        return EventStreams.of(streams.counted(owner, opened));
    }

    /** A private room's stream lasts as long as the login that opened it. */
    private Consumer<Subscriber> guarded(StreamId room, Caller caller, Optional<Position> known) {
        var listening = inboxes.open(caller);
        return reader -> {
            feed.join(room, reader, caller.id(), known);
            inboxes.guard(caller, reader, listening);
        };
    }

    private StreamId visible(String id, @Nullable Caller caller) {
        var stream = new StreamId(id);
        rooms.requireVisible(stream, caller == null ? null : caller.id());
        return stream;
    }
}
