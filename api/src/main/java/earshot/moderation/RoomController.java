package earshot.moderation;

import earshot.account.Caller;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.moderation.RoomEdits.Edited;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import earshot.rules.RoomRules;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a room is set: who may speak, who may come in, and what everybody reads. */
@Controller("/api/voice/streams/{id}/room")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class RoomController {
    private final RoomEdits edits;
    private final Presence presence;

    RoomController(RoomEdits edits, Presence presence) {
        this.edits = edits;
        this.presence = presence;
    }

    /** Shows the room as those see it who lead it. */
    @Get
    @Operation(operationId = "readRoom", summary = "How the room is set, for hosts and moderators")
    RoomReply read(Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id) {
        var room = new StreamId(id);
        return reply(room, edits.read(caller, room));
    }

    /** Changes what the body names, for everybody at once. Who may come in, and how many, is for hosts alone. */
    @Patch
    @Action("change_room")
    @Operation(operationId = "changeRoom", summary = "Change how the room is set")
    RoomReply change(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Valid @Body RoomBody body) {
        var room = new StreamId(id);
        var edited = edits.change(caller, room, body);
        deed.changed(facts(edited.before()), facts(edited.rules()));
        return reply(room, edited);
    }

    /** Makes another link; the one before lets nobody in any more. */
    @Post("/invite")
    @Action("renew_invite")
    @Operation(operationId = "renewInvite", summary = "Make another invitation link")
    RoomReply renewInvite(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id) {
        var room = new StreamId(id);
        return reply(room, edits.invite(caller, room));
    }

    private RoomReply reply(StreamId room, Edited edited) {
        var shown = presence.room(room).orElseThrow(() -> Rooms.unknown(room));
        String invite = edited.rules().invite();
        return new RoomReply(shown, edited.rules().succession(), edited.host() && !invite.isEmpty() ? invite : null);
    }

    /** For the record, without its secrets. */
    private static Map<String, Object> facts(RoomRules rules) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mode", rules.mode());
        facts.put("locked", rules.locked());
        facts.put("closed", rules.closed());
        facts.put("speakerCap", rules.speakerCap());
        facts.put("slowModeMs", rules.slowModeMs());
        facts.put("statusLine", rules.statusLine());
        facts.put("pinned", rules.pinned() == null ? "" : rules.pinned().value());
        facts.put("access", rules.access());
        facts.put("waitForHost", rules.waitForHost());
        facts.put("succession", rules.succession());
        return facts;
    }
}
