package earshot.gate;

import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RedisUnavailableException;
import earshot.sfu.SfuPass;
import earshot.sfu.SfuRooms;
import earshot.sfu.SfuSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SFU's doors that are plain requests: the question of a LiveKit client why a socket did not open, and WHIP, by which a program that
 * is no LiveKit client publishes. LiveKit describes them, so the API's description does not.
 */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
class SfuDoorsController {
    private static final String SESSION = "[A-Za-z0-9_]{1,64}";

    private final Judge judge;
    private final SfuExchange sfu;
    private final SfuRooms rooms;
    private final boolean gated;

    SfuDoorsController(Judge judge, SfuExchange sfu, SfuRooms rooms, SfuSettings settings) {
        this.judge = judge;
        this.sfu = sfu;
        this.rooms = rooms;
        this.gated = settings.gated();
    }

    @Get(uris = {"/rtc/validate", "/rtc/v1/validate"})
    HttpResponse<byte[]> validate(HttpRequest<?> request) {
        return passed(request, null);
    }

    /** A session that is begun while its seat ends is ended again. */
    @Post("/whip/v1")
    @Consumes("application/sdp")
    HttpResponse<byte[]> begin(HttpRequest<?> request, @Body byte[] offer) {
        var knock = knock(request);
        SfuPass pass = judge.identify(knock.token());
        judge.admit(pass);
        var answer = sfu.send(request, knock, offer);
        try {
            judge.admit(pass);
            return answer;
        } catch (ProblemException | RedisUnavailableException e) {
            rooms.remove(pass.stream(), pass.identity());
            throw e;
        }
    }

    @Patch("/whip/v1/{session}")
    @Consumes("application/trickle-ice-sdpfrag")
    HttpResponse<byte[]> trickle(
            HttpRequest<?> request, @PathVariable @Pattern(regexp = SESSION) String session, @Body byte[] candidates) {
        return passed(request, candidates);
    }

    @Delete("/whip/v1/{session}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> end(HttpRequest<?> request, @PathVariable @Pattern(regexp = SESSION) String session) {
        return passed(request, null);
    }

    private MutableHttpResponse<byte[]> passed(HttpRequest<?> request, byte @Nullable [] body) {
        var knock = knock(request);
        judge.admit(judge.identify(knock.token()));
        return sfu.send(request, knock, body);
    }

    private Knock knock(HttpRequest<?> request) {
        if (!gated) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing here.");
        }
        return Knock.of(request.getUri().toString(), request.getHeaders().getAll(HttpHeaders.AUTHORIZATION));
    }
}
