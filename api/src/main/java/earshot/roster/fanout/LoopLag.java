package earshot.roster.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How late the server's event loops are: each does a task twice a second and tells how long that had to wait for its turn. */
@Singleton
final class LoopLag {
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final EventLoopGroupRegistry loops;
    private final Timer lag;

    LoopLag(EventLoopGroupRegistry loops, MeterRegistry metrics) {
        this.loops = loops;
        this.lag = Timer.builder("earshot.loop.lag")
                .description("Time that a task of an event loop waits for its turn")
                .serviceLevelObjectives(FlushTimes.BOUNDS)
                .register(metrics);
    }

    @EventListener
    void start(ServerStartupEvent event) {
        loops.getDefaultEventLoopGroup().forEach(this::watch);
    }

    private void watch(EventExecutor loop) {
        long due = System.nanoTime() + PAUSE_NANOS;
        loop.schedule(
                () -> {
                    lag.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
                    if (!loop.isShuttingDown()) {
                        watch(loop);
                    }
                },
                PAUSE_NANOS,
                TimeUnit.NANOSECONDS);
    }
}
