package earshot.roster;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether this node takes new event streams: always, until it is being shut down. Then it is not ready. */
@Singleton
@Readiness
final class OpenDoor implements HealthIndicator {
    private volatile boolean open = true;

    /** @throws earshot.problem.ProblemException {@code backend-unavailable} while the node is being shut down */
    void enter() {
        if (!open) {
            throw Away.problem();
        }
    }

    void close() {
        open = false;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("streams", open ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
