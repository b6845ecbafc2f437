package earshot.sfu;

import earshot.problem.PartHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Tells operators whether the SFU answers. */
@Singleton
@Readiness
final class SfuReadiness implements HealthIndicator {
    private final SfuHealth sfu;

    SfuReadiness(SfuHealth sfu) {
        this.sfu = sfu;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                sfu.available() ? PartHealth.up("sfu") : PartHealth.degraded("sfu", "joins, and sound itself"));
    }
}
