package earshot.moderation;

import earshot.account.Caller;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.room.UuidText;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mutes everybody at once, and asks people to mute or to speak. */
@Controller("/api/voice/streams/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class CrowdController {
    private final Crowd crowd;
    private final Requests requests;
    private final Notices notices;

    CrowdController(Crowd crowd, Requests requests, Notices notices) {
        this.crowd = crowd;
        this.requests = requests;
        this.notices = notices;
    }

    /** Mutes all who are in, but hosts and moderators, each until it is lifted. */
    @Post("/mute-all")
    @Action("mute_all")
    @Operation(operationId = "muteEveryone", summary = "Mute all but hosts and moderators")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; the rows follow")
    HttpResponse<MutedReply> muteEveryone(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Nullable @Valid @Body ReasonBody body) {
        deed.because(ReasonBody.of(body));
        var room = new StreamId(id);
        var muted = crowd.mute(caller, room, ReasonBody.of(body));
        muted.sanctions().forEach(sanction -> notices.muted(sanction, room, muted.by()));
        var users = muted.sanctions().stream()
                .map(sanction -> sanction.user().value())
                .toList();
        deed.changed(null, Map.of("muted", users.size()));
        var reply = new MutedReply(Act.MUTE_ALL.text(), users);
        return muted.written()
                ? HttpResponse.ok(reply)
                : HttpResponse.accepted().body(reply);
    }

    /** Asks a person's page to mute; the person may unmute again. */
    @Post("/participants/{userId}/soft-mute")
    @Action("soft_mute")
    @Operation(operationId = "askToMute", summary = "Ask a person's page to mute")
    ActionReply askToMute(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Nullable @Valid @Body ReasonBody body) {
        deed.because(ReasonBody.of(body));
        return reply(Act.SOFT_MUTE, requests.mute(caller, new StreamId(id), new UserId(userId), ReasonBody.of(body)));
    }

    /** Asks a person to speak. Never opens a microphone. */
    @Post("/participants/{userId}/ask-unmute")
    @Action("ask_unmute")
    @Operation(operationId = "askToUnmute", summary = "Ask a person to unmute")
    ActionReply askToUnmute(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Nullable @Valid @Body ReasonBody body) {
        deed.because(ReasonBody.of(body));
        return reply(Act.ASK_UNMUTE, requests.unmute(caller, new StreamId(id), new UserId(userId)));
    }

    private static ActionReply reply(Act act, Requests.Asked asked) {
        return ActionReply.of(act, asked.seat().userId(), asked.seat(), asked.standing());
    }
}
