package earshot.audit;

import earshot.account.Caller;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Before a request that is marked {@link Action} acts: counts it against its caller's limit, and answers a repeat with the first one's answer.
 */
@ServerFilter("/api/**")
final class ActionFilter implements Ordered {
    private final RateLimits limits;
    private final RateLimit limit;
    private final Repeats repeats;
    private final Scheduler blocking;

    ActionFilter(
            RateLimits limits,
            Repeats repeats,
            ActionSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.limits = limits;
        this.limit = new RateLimit("action", settings.perMinute(), Duration.ofMinutes(1));
        this.repeats = repeats;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** When it is known who asks. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> begin(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return MarkedRoute.of(request)
                .flatMap(route -> request.getUserPrincipal(Caller.class))
                .flatMap(caller -> begin(request, caller, body))
                .orElse(null);
    }

    @ResponseFilter
    Mono<MutableHttpResponse<?>> end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Mono<MutableHttpResponse<?>> unchanged = Mono.just(response);
        return Repeats.claimed(request)
                .map(key -> unchanged.publishOn(blocking).doOnNext(answer -> repeats.settle(key, answer)))
                .orElse(unchanged);
    }

    /** The answer where nothing is to be done. */
    private Optional<HttpResponse<?>> begin(HttpRequest<?> request, Caller caller, byte @Nullable [] body) {
        limits.require(limit, caller.id().value());
        return OnceKey.of(request, caller, body).flatMap(key -> repeats.answer(request, key));
    }
}
