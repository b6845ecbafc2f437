package earshot.audit;

import earshot.account.AuditLog;
import earshot.account.Caller;
import earshot.problem.DatabaseAbsence;
import earshot.problem.Problem;
import earshot.problem.ProblemType;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.stream.Streams;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes the row of every request that is marked {@link Action}, whatever it was answered, before the answer leaves. What nobody signed in
 * asked for, and what asks for a room that there is not, stands in the log alone: such rows would be no host's. A repeat that was answered
 * with the first one's answer leaves none: it did nothing.
 */
@ServerFilter("/api/**")
final class AuditFilter implements Ordered {
    /** Where the request's id stands while it is served. */
    private static final String REQUEST_ID = "X-Request-Id";

    /** Rows of one user's actions that were too many. */
    private static final RateLimit TOO_OFTEN = new RateLimit("action-refused", 10, Duration.ofMinutes(1));

    private final Audit audit;
    private final AuditLog log;
    private final Streams streams;
    private final RateLimits limits;
    private final Scheduler blocking;

    AuditFilter(
            Audit audit,
            AuditLog log,
            Streams streams,
            RateLimits limits,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.audit = audit;
        this.log = log;
        this.streams = streams;
        this.limits = limits;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** Around all that may refuse. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after();
    }

    @ResponseFilter
    Mono<MutableHttpResponse<?>> record(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Mono<MutableHttpResponse<?>> unchanged = Mono.just(response);
        return MarkedRoute.of(request)
                .filter(route -> !Repeats.isAnswered(request))
                .map(route -> unchanged.publishOn(blocking).doOnNext(answer -> record(request, route, result(answer))))
                .orElse(unchanged);
    }

    private void record(HttpRequest<?> request, MarkedRoute route, AuditResult result) {
        Optional<Caller> caller = request.getUserPrincipal(Caller.class);
        Optional<StreamId> room = route.room().filter(id -> exists(id, result));
        if (caller.isPresent() && room.isPresent() && !isFlood(caller.get(), result)) {
            audit.write(entry(request, room.get(), caller.get(), route, result));
        } else {
            log.write(route.action(), unplaced(caller, route, result));
        }
    }

    private static AuditEntry entry(
            HttpRequest<?> request, StreamId room, Caller caller, MarkedRoute route, AuditResult result) {
        Deed deed = DeedBinder.of(request);
        UserId target = Optional.ofNullable(deed.target()).or(route::user).orElse(null);
        return AuditEntry.now(
                room,
                new AuditEntry.Actor(caller.id(), caller.displayName()),
                Optional.ofNullable(deed.action()).orElseGet(route::action),
                target,
                deed.reason(),
                deed.before(),
                deed.after(),
                result,
                request.getAttribute(REQUEST_ID, String.class).orElse(null));
    }

    /** A stream that is not found is looked for once more: what is not found may also be somebody in its room. */
    private boolean exists(StreamId room, AuditResult result) {
        return !ProblemType.NOT_FOUND.slug().equals(result.slug())
                || DatabaseAbsence.bridge(() -> streams.find(room).isPresent(), away -> true);
    }

    /** Whoever goes on when told to wait fills the log file, which is bounded, and not the table. */
    private boolean isFlood(Caller caller, AuditResult result) {
        return ProblemType.RATE_LIMITED.slug().equals(result.slug())
                && limits.take(TOO_OFTEN, caller.id().value()).isPresent();
    }

    private static Map<String, Object> unplaced(Optional<Caller> caller, MarkedRoute route, AuditResult result) {
        return Facts.of(
                "userId", caller.map(Caller::id).orElse(null),
                "streamId", route.room().orElse(null),
                "targetId", route.user().orElse(null),
                "result", result.text(),
                "problem", result.slug());
    }

    private static AuditResult result(MutableHttpResponse<?> response) {
        if (response.code() < 400) {
            return new AuditResult.Accepted();
        }
        String slug = slug(response.getBody(Problem.class).orElse(null));
        return response.code() < 500 ? new AuditResult.Refused(slug) : new AuditResult.Failed(slug);
    }

    private static String slug(@Nullable Problem problem) {
        return problem == null
                ? ProblemType.INTERNAL.slug()
                : problem.type().substring(problem.type().lastIndexOf(':') + 1);
    }
}
