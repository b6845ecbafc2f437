package earshot.gate;

import earshot.sfu.SfuSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when clients may reach the SFU's signalling past the gate: when the gate is off, or the SFU's address is none of loopback. */
@Singleton
final class WayAround implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(WayAround.class);

    private final boolean open;

    WayAround(SfuSettings sfu, MeterRegistry metrics) {
        this.open = !sfu.url().isBlank() && !(sfu.gated() && isLoopback(sfu.url()));
        metrics.gauge("earshot.gate.open_around", this, around -> around.open ? 1 : 0);
    }

    boolean isOpen() {
        return open;
    }

    @EventListener
    void warn(StartupEvent event) {
        if (open) {
            LOG.warn(
                    "The SFU can be reached around the signal gate: old tokens open it until who holds them is removed (docs/gate.md)");
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("signalGate", HealthStatus.UP)
                .details(Map.of("aroundTheGate", open ? "open" : "closed"))
                .build());
    }

    private static boolean isLoopback(String url) {
        try {
            return InetAddress.getByName(URI.create(url).getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
