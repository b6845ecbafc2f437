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

/** Sends a person out of the talk for a time: without microphone and hand, or out of the room. */
@Controller("/api/voice/streams/{id}/participants/{userId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class TimeoutController {
    private final PeopleReplies people;

    TimeoutController(PeopleReplies people) {
        this.people = people;
    }

    /** Mutes a person for a time, who cannot raise a hand either. */
    @Post("/timeout")
    @Action("timeout")
    @Operation(operationId = "timeOut", summary = "Mute a person for a time")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> timeOut(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Valid @Body TimeoutBody body) {
        return people.act(
                caller,
                deed,
                id,
                userId,
                new Wish.Impose(SanctionKind.TIMEOUT, Optional.of(body.length()), false),
                body.reason());
    }

    /** Ends the timeout before its time. */
    @Delete("/timeout")
    @Action("timeout_end")
    @Operation(operationId = "endTimeout", summary = "End a timeout")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> endTimeout(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        return people.act(caller, deed, id, userId, new Wish.Lift(SanctionKind.TIMEOUT, false), reason);
    }

    /** Removes a person, who may come back after the cool-off. */
    @Post("/kick")
    @Action("kick")
    @Operation(operationId = "kick", summary = "Remove a person for a short time")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> kick(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Nullable @Valid @Body KickBody body) {
        return people.act(
                caller,
                deed,
                id,
                userId,
                new Wish.Impose(SanctionKind.COOL_OFF, Optional.of(KickBody.coolOff(body)), false),
                body == null ? null : body.reason());
    }

    /** Ends the cool-off, so that the person may come back at once. */
    @Delete("/kick")
    @Action("cool_off_end")
    @Operation(operationId = "endCoolOff", summary = "End a cool-off")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> endCoolOff(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        return people.act(caller, deed, id, userId, new Wish.Lift(SanctionKind.COOL_OFF, false), reason);
    }
}
