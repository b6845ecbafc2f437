package earshot.gate;

import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gate's decision for a proxy that passes connections to the SFU itself; docs/gate.md shows how it asks. */
@Controller("/api/sfu/authorize")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "sfu")
class AuthorizeController {
    private static final Pattern DOORS =
            Pattern.compile("(/rtc(/v1)?(/validate)?|/whip/v1(/[A-Za-z0-9_]{1,64})?)([?].*)?");

    private final Judge judge;

    AuthorizeController(Judge judge) {
        this.judge = judge;
    }

    /**
     * Asks whether a request may go on to the SFU. A proxy sends the request's path and query in {@code X-Original-URI} or
     * {@code X-Forwarded-Uri} and its {@code Authorization} header as it came; the token is in one of the two.
     */
    @Get
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "authorizeSfuConnection", summary = "May this request go on to the SFU?")
    @ApiResponse(responseCode = "204", description = "Yes, at this moment")
    void authorize(HttpRequest<?> request) {
        List<String> targets = Stream.of("X-Original-URI", "X-Forwarded-Uri")
                .flatMap(name -> request.getHeaders().getAll(name).stream())
                .distinct()
                .toList();
        // Two that differ: the proxy has written one, the client the other.
        if (targets.size() != 1 || !DOORS.matcher(targets.getFirst()).matches()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This is no door of the voice server.");
        }
        judge.admit(judge.identify(knock(targets.getFirst(), request).token()));
    }

    /** A proxy knows yes, 401 and 403: whatever else is wrong is a no. */
    private static Knock knock(String target, HttpRequest<?> request) {
        try {
            return Knock.of(target, request.getHeaders().getAll(HttpHeaders.AUTHORIZATION));
        } catch (ProblemException e) {
            throw e.type() == ProblemType.UNAUTHENTICATED ? e : new ProblemException(ProblemType.FORBIDDEN, e.detail());
        }
    }
}
