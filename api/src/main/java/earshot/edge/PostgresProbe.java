package earshot.edge;

import earshot.loop.Loop;
import earshot.problem.PartHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Whether Postgres answers, asked in a loop of its own: whoever asks for the readiness costs no connection. */
@Singleton
@Readiness
final class PostgresProbe implements HealthIndicator {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 1;

    private final DataSource pool;
    private volatile boolean answers = true;
    private @Nullable Loop loop;

    PostgresProbe(DataSource pool, DataSourceResolver resolver, MeterRegistry metrics) {
        this.pool = resolver.resolve(pool);
        metrics.gauge("earshot.postgres.up", this, probe -> probe.answers ? 1 : 0);
    }

    @EventListener
    void start(ServerStartupEvent event) {
        loop = Loop.every(PAUSE, "postgres-probe", this::probe);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                answers
                        ? PartHealth.up("postgres")
                        : PartHealth.degraded("postgres", "signing in, editing streams and settings, cold rooms"));
    }

    private void probe() {
        try (var connection = pool.getConnection()) {
            answers = connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            answers = false;
        }
    }
}
