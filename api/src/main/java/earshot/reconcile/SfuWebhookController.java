package earshot.reconcile;

import earshot.problem.MayRefuse;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Where the SFU tells what happens in it. Answers as soon as the webhook is judged; the work comes after. */
@Controller("/api/sfu/webhook")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
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

    /**
     * Takes a webhook of LiveKit, for whose signature the API secret is needed. One that came before is taken again and ignored.
     *
     * @param authorization LiveKit's token: signed with the API secret, with the body's SHA-256 in the claim {@code sha256}
     * @param body the event, in LiveKit's JSON
     */
    @Post
    @Consumes({"application/webhook+json", "application/json"})
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Taken")
    void receiveSfuWebhook(
            @Header(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization, @Body byte[] body) {
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
