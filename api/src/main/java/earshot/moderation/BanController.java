package earshot.moderation;

import earshot.account.Caller;
import earshot.account.CodePoints;
import earshot.account.PlainText;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.StreamId;
import earshot.room.UuidText;
import earshot.rules.SanctionBody;
import earshot.rules.SanctionKind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bans, and what else stands against people in a room. */
@Controller("/api/voice/streams/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class BanController {
    private final PeopleReplies people;
    private final SanctionLists lists;

    BanController(PeopleReplies people, SanctionLists lists) {
        this.people = people;
        this.lists = lists;
    }

    /** Bans a person from the room, or from all rooms of its host; they may have left before. */
    @Post("/bans")
    @Action("ban")
    @Operation(operationId = "ban", summary = "Ban a person, for a time or for good")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "202", description = "In force; its row follows")
    HttpResponse<ActionReply> ban(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Valid @Body BanBody body) {
        return people.act(new Order(caller, new StreamId(id), body.user(), body.wish(), body.reason()), deed);
    }

    /** Lifts a ban that counts in the room. */
    @Delete("/bans/{sanctionId}")
    @Action("ban_lift")
    @Operation(operationId = "liftBan", summary = "Lift a ban")
    @ApiResponse(responseCode = "200", description = "Lifted")
    @ApiResponse(responseCode = "202", description = "Lifted; its row follows")
    HttpResponse<ActionReply> liftBan(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String sanctionId,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        var ban = lists.find(new StreamId(id), UUID.fromString(sanctionId))
                .filter(found -> found.kind() == SanctionKind.BAN)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such ban here."));
        var wish = new Wish.Lift(SanctionKind.BAN, ban.everywhere());
        return people.act(new Order(caller, new StreamId(id), ban.user(), wish, reason), deed);
    }

    /**
     * Lists the bans that count in the room, newest first.
     *
     * @param after the {@code next} of the page before
     * @param limit most bans on the page
     * @return a page
     */
    @Get("/bans")
    @Operation(operationId = "listBans", summary = "The bans that count in the room")
    SanctionsReply listBans(
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @QueryValue @Nullable @Pattern(regexp = UuidText.PATTERN) String after,
            @QueryValue(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var found = lists.bans(caller, new StreamId(id), after, limit + 1);
        var page = found.stream().limit(limit).map(SanctionBody::of).toList();
        return new SanctionsReply(page, found.size() > limit ? page.getLast().id() : null);
    }

    /** Lists who is muted, deafened, timed out or kept away for a while. */
    @Get("/sanctions")
    @Operation(operationId = "listSanctions", summary = "What stands against people in the room, apart from bans")
    SanctionsReply listSanctions(Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id) {
        return new SanctionsReply(
                lists.others(caller, new StreamId(id)).stream()
                        .map(SanctionBody::of)
                        .toList(),
                null);
    }
}
