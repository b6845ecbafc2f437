package earshot.moderation;

import earshot.account.Caller;
import earshot.account.CodePoints;
import earshot.account.PlainText;
import earshot.audit.Action;
import earshot.audit.Deed;
import earshot.problem.MayRefuse;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.room.UuidText;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queue of raised hands. */
@Controller("/api/voice/streams/{id}/hands")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class HandController {
    private final HandQueue queue;
    private final HandAcceptance acceptance;

    HandController(HandQueue queue, HandAcceptance acceptance) {
        this.queue = queue;
        this.acceptance = acceptance;
    }

    /** Raises the own hand, at the end of the queue; one that is raised stays where it is. */
    @Post
    @Action("raise_hand")
    @Operation(operationId = "raiseHand", summary = "Raise the own hand")
    HandsReply raise(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id) {
        deed.on(caller.id());
        return HandsReply.of(Act.RAISE_HAND, queue.raise(caller, new StreamId(id)));
    }

    /** Withdraws the own hand, or declines somebody else's. */
    @Delete("/{userId}")
    @Action("decline_hand")
    @Operation(operationId = "lowerHand", summary = "Withdraw the own hand, or decline another")
    HandsReply lower(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        deed.because(reason);
        var user = new UserId(userId);
        var act = caller.id().equals(user) ? Act.WITHDRAW_HAND : Act.DECLINE_HAND;
        deed.as(act.text());
        return HandsReply.of(act, queue.lower(caller, new StreamId(id), user));
    }

    /** Lowers all hands. */
    @Delete
    @Action("clear_hands")
    @Operation(operationId = "clearHands", summary = "Lower all hands")
    HandsReply clear(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @QueryValue
                    @Nullable
                    @CodePoints(max = ReasonBody.LONGEST)
                    @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
                    String reason) {
        deed.because(reason);
        deed.changed(Map.of("hands", queue.clear(caller, new StreamId(id)).size()), Map.of("hands", 0));
        return HandsReply.of(Act.CLEAR_HANDS, List.of());
    }

    /** Makes the one whose hand it is a speaker: as a host's answer to the hand, or as the own answer to an offered place. */
    @Post("/{userId}/accept")
    @Action("accept_hand")
    @Operation(operationId = "acceptHand", summary = "Accept a hand, or take the place that one is offered")
    ActionReply accept(
            Caller caller,
            @Parameter(hidden = true) Deed deed,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @PathVariable @Pattern(regexp = UuidText.PATTERN) String userId,
            @Nullable @Valid @Body ReasonBody body) {
        deed.because(ReasonBody.of(body));
        var order = new Order(
                caller, new StreamId(id), new UserId(userId), new Wish.Become(Role.SPEAKER), ReasonBody.of(body));
        deed.as(HandAcceptance.act(order).text());
        var outcome = acceptance.accept(order);
        var decided = outcome.decided();
        deed.changed(StandingFacts.of(decided.before()), StandingFacts.of(decided.after()));
        return ActionReply.of(decided.act(), userId, outcome.seat().orElse(null), decided.after());
    }
}
