package earshot.roster;

import earshot.account.BlockLists;
import earshot.account.Caller;
import earshot.account.SettingsVersions;
import earshot.presence.Place;
import earshot.presence.Presence;
import earshot.problem.MayRefuse;
import earshot.roster.fanout.EventStream;
import earshot.roster.fanout.Frame;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The caller's own events. */
@Controller("/api/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "roster")
class InboxController {
    private final InboxFeed inboxes;
    private final Presence presence;
    private final ObjectMapper json;
    private final OpenDoor door;
    private final OpenStreams streams;
    private final SettingsVersions settings;
    private final BlockLists blocks;
    private final OwnSanctions sanctions;

    InboxController(
            InboxFeed inboxes,
            Presence presence,
            ObjectMapper json,
            OpenDoor door,
            OpenStreams streams,
            SettingsVersions settings,
            OwnSanctions sanctions,
            BlockLists blocks) {
        this.inboxes = inboxes;
        this.presence = presence;
        this.json = json;
        this.door = door;
        this.streams = streams;
        this.settings = settings;
        this.blocks = blocks;
        this.sanctions = sanctions;
    }

    /** What the caller is now, then what changes of it; ends when the caller is signed out anywhere. */
    @Get("/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(operationId = "followMe", summary = "The caller's own events as they happen")
    @ApiResponse(
            responseCode = "200",
            description = "Server-sent events; docs/events.md lists them",
            content =
                    @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(implementation = String.class)))
    HttpResponse<EventStream> events(HttpRequest<?> request, Caller caller) {
        door.enter();
        var owner = streams.require(request, caller);
        var listening = inboxes.open(caller);
        Frame snapshot = Frame.message(null, write(snapshot(caller)));
        return EventStreams.of(streams.counted(owner, reader -> inboxes.join(caller, reader, snapshot, listening)));
    }

    private MeSnapshot snapshot(Caller caller) {
        MeSnapshot.Seat seat = presence.whereabouts(caller.id())
                .filter(presence::held)
                .map(InboxController::seat)
                .orElse(null);
        return MeSnapshot.of(
                caller.user(), settings.of(caller.id()), seat, sanctions.of(caller.id()), blocks.of(caller.id()));
    }

    private static MeSnapshot.Seat seat(Place place) {
        return new MeSnapshot.Seat(
                place.room().value(), place.identity().session().value());
    }

    private byte[] write(MeSnapshot snapshot) {
        try {
            return json.writeValueAsBytes(snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
