package earshot.reconcile;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Where the SFU tells what happens in it. Answers as soon as the webhook is judged; the work comes after. */
@Controller("/api/sfu/webhook")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "sfu")
class SfuWebhookController {
    private final WebhookJudge judge;
    private final Hints hints;
    private final SfuEvents events;

    SfuWebhookController(WebhookJudge judge, Hints hints, SfuEvents events) {
        this.judge = judge;
        this.hints = hints;
        this.events = events;
    }

    /** Takes one webhook of LiveKit, signed with the API secret. */
    @Post
    @Consumes({"application/webhook+json", "application/json"})
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "sfuWebhook", summary = "For the SFU: tell what happened")
    @ApiResponse(responseCode = "204", description = "Taken, or taken before")
    @ApiResponse(responseCode = "400", description = "Too old")
    @ApiResponse(responseCode = "401", description = "Not signed by the SFU")
    void receive(@Header(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization, @Body byte[] body) {
        switch (judge.judge(body, authorization)) {
            case Verdict.News(var event) -> hints.submit(() -> events.apply(event));
            case Verdict.Repeated() -> {}
            case Verdict.Stale() ->
                throw new ProblemException(ProblemType.INVALID_REQUEST, "This webhook is too old to be applied.");
            case Verdict.Forged() ->
                throw new ProblemException(
                        ProblemType.UNAUTHENTICATED, "This webhook is not signed with the SFU's secret.");
        }
    }
}
