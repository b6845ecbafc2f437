package earshot.redis;

import earshot.loop.Loop;
import earshot.problem.PartHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Whether this node reaches Redis and hears it: publishes to a channel of its own every two seconds and waits for the echo. How long that
 * takes is the longest that an event needs from Redis to this node.
 */
@Singleton
@Readiness
final class RedisProbe implements HealthIndicator {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String channel = Keys.echo(UUID.randomUUID().toString());
    private final Redis redis;
    private final Channels channels;
    private final Duration patience;
    private final Timer echo;
    private volatile CompletableFuture<Void> awaited = new CompletableFuture<>();
    private volatile boolean answers = true;
    private @Nullable Subscription subscription;
    private @Nullable Loop loop;

    RedisProbe(Redis redis, Channels channels, RedisSettings settings, MeterRegistry metrics) {
        this.redis = redis;
        this.channels = channels;
        this.patience = settings.commandTimeout();
        this.echo = Timer.builder("earshot.redis.echo")
                .description("Time from publishing to hearing it, on one node")
                .serviceLevelObjectives(ScriptTimes.BOUNDS)
                .register(metrics);
        metrics.gauge("earshot.redis.up", this, probe -> probe.answers ? 1 : 0);
    }

    @EventListener
    void start(ServerStartupEvent event) {
        loop = Loop.every(PAUSE, "redis-probe", this::probe);
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
                answers ? PartHealth.up("redis") : PartHealth.down("redis", "joins, rosters, every change of a room"));
    }

    private void probe() {
        try {
            listen();
            awaited = new CompletableFuture<>();
            long began = System.nanoTime();
            redis.publish(channel, "");
            awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            echo.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            answers = true;
        } catch (RedisUnavailableException | TimeoutException e) {
            answers = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an echo does not fail", e);
        } catch (RuntimeException e) {
            // One that answers with a refusal, as of a password that was changed, serves nobody either.
            answers = false;
            throw e;
        }
    }

    private void listen() {
        if (subscription == null) {
            subscription = channels.subscribe(channel, message -> awaited.complete(null));
        }
    }
}
