package earshot.presence;

import earshot.problem.DatabaseAbsence;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RedisUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** How long joins take, by how they end: in a seat of some kind, or in a problem, which counts by its slug. */
@Singleton
final class JoinTimes {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3)
    };

    private final MeterRegistry metrics;

    JoinTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    JoinReply take(Supplier<JoinReply> join) {
        var began = Timer.start(metrics);
        try {
            JoinReply reply = join.get();
            began.stop(timer(reply.outcome().name().toLowerCase(Locale.ROOT)));
            return reply;
        } catch (RuntimeException e) {
            began.stop(timer(problem(e).slug()));
            throw e;
        }
    }

    private static ProblemType problem(RuntimeException failure) {
        return switch (failure) {
            case ProblemException problem -> problem.type();
            case RedisUnavailableException away -> ProblemType.BACKEND_UNAVAILABLE;
            default -> DatabaseAbsence.explains(failure) ? ProblemType.BACKEND_UNAVAILABLE : ProblemType.INTERNAL;
        };
    }

    private Timer timer(String outcome) {
        return Timer.builder("earshot.join")
                .description("Time from a join's request to its answer, by outcome")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }
}
