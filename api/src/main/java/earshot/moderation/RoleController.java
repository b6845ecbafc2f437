package earshot.moderation;

import earshot.account.Caller;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.problem.MayRefuse;
import earshot.room.StreamId;
import earshot.room.UuidText;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

/** Says what a person is in the room. */
@Controller("/api/voice/streams/{id}/participants/{userId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class RoleController {
    private final PeopleReplies people;

    RoleController(PeopleReplies people) {
        this.people = people;
    }

    /** Makes a person moderator, speaker or listener; for oneself a step down. */
    @Put("/role")
    @Action("change_role")
    @Operation(
            operationId = "changeRole",
            summary = "Promote, demote, invite to speak, move to the listeners, step down")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> changeRole(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Valid @Body RoleBody body) {
        return people.act(caller, deed, id, userId, new Wish.Become(body.role().role()), body.reason());
    }
}
