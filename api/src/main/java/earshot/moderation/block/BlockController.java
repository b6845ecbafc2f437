package earshot.moderation.block;

import earshot.account.Caller;
import earshot.audit.Action;
import earshot.problem.FieldProblem;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.UserId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Whom the caller does not want to hear. */
@Controller("/api/me/blocks")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "moderation")
class BlockController {
    private static final String USER = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private final Blocks blocks;

    BlockController(Blocks blocks) {
        this.blocks = blocks;
    }

    /**
     * Lists them.
     *
     * @return all of them
     */
    @Get
    @Operation(operationId = "listBlocks", summary = "Whom the caller has blocked")
    BlocksReply list(Caller caller) {
        return new BlocksReply(blocks.list(caller.id()));
    }

    /**
     * Blocks somebody, on all devices of the caller. Also right where that is so already.
     *
     * @return all of them
     */
    @Put("/{userId}")
    @Action("block")
    @Operation(operationId = "block", summary = "Never hear somebody again")
    BlocksReply block(Caller caller, @PathVariable @Pattern(regexp = USER) String userId) {
        var other = new UserId(userId);
        if (other.equals(caller.id())) {
            throw new ProblemException(
                    "Choose somebody else.", List.of(new FieldProblem("#userId", "must not be your own")));
        }
        return switch (blocks.block(caller.id(), other)) {
            case BLOCKED -> list(caller);
            case UNKNOWN -> throw new ProblemException(ProblemType.NOT_FOUND, "There is no such user.");
            case FULL ->
                throw new ProblemException(
                        ProblemType.BLOCKS_FULL, "You have blocked " + BlockStore.MOST + " people. Unblock one first.");
        };
    }

    /**
     * Unblocks somebody. Also right where that is so already.
     *
     * @return all of them
     */
    @Delete("/{userId}")
    @Action("unblock")
    @Operation(operationId = "unblock", summary = "Hear somebody again")
    BlocksReply unblock(Caller caller, @PathVariable @Pattern(regexp = USER) String userId) {
        blocks.unblock(caller.id(), new UserId(userId));
        return list(caller);
    }
}
