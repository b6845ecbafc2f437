package earshot.roster;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether this node takes new event streams: always, until it is being shut down. A moment before that it is not ready any more. */
@Singleton
@Readiness
public final class OpenDoor implements HealthIndicator {
    private volatile boolean ready = true;
    private volatile boolean open = true;

    /** From now on the node is not ready, so that balancers send nobody new. Who comes all the same is let in. */
    public void announce() {
        ready = false;
    }

    /** @throws earshot.problem.ProblemException {@code backend-unavailable} while the node is being shut down */
    void enter() {
        if (!open) {
            throw Away.problem();
        }
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        ready = false;
        open = false;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("streams", ready ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
