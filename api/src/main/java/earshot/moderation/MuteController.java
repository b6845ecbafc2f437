package earshot.moderation;

import earshot.account.Caller;
import earshot.account.CodePoints;
import earshot.account.PlainText;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import earshot.room.UuidText;
import earshot.rules.SanctionKind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the microphone or the hearing of a person, and gives it back. */
@Controller("/api/voice/streams/{id}/participants/{userId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class MuteController {
    private final PeopleReplies people;

    MuteController(PeopleReplies people) {
        this.people = people;
    }

    /** Mutes a person until somebody lifts it, on every device, also after a rejoin. */
    @Post("/mute")
    @Action("mute")
    @Operation(operationId = "muteParticipant", summary = "Mute a person until it is lifted")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> muteParticipant(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Nullable @Valid @Body ReasonBody body) {
        return people.act(
                caller,
                deed,
                id,
                userId,
                new Wish.Impose(SanctionKind.MUTE, Optional.empty(), false),
                ReasonBody.of(body));
    }

    /** Lets the person open the microphone again; nobody opens it from afar. */
    @Delete("/mute")
    @Action("unmute")
    @Operation(operationId = "unmuteParticipant", summary = "Lift a mute")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> unmuteParticipant(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        return people.act(caller, deed, id, userId, new Wish.Lift(SanctionKind.MUTE, false), reason);
    }

    /** Takes the hearing of a person until somebody lifts it. */
    @Post("/deafen")
    @Action("deafen")
    @Operation(operationId = "deafenParticipant", summary = "Deafen a person until it is lifted")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> deafenParticipant(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Nullable @Valid @Body ReasonBody body) {
        return people.act(
                caller,
                deed,
                id,
                userId,
                new Wish.Impose(SanctionKind.DEAFEN, Optional.empty(), false),
                ReasonBody.of(body));
    }

    /** Lets the person hear again. */
    @Delete("/deafen")
    @Action("undeafen")
    @Operation(operationId = "undeafenParticipant", summary = "Lift a deafening")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> undeafenParticipant(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        return people.act(caller, deed, id, userId, new Wish.Lift(SanctionKind.DEAFEN, false), reason);
    }
}
