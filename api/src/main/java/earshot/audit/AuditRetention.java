package earshot.audit;

import earshot.loop.Loop;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Removes rows that are older than they are kept. Every node does it. */
@Singleton
class AuditRetention {
    private static final Duration PAUSE = Duration.ofHours(1);

    /** Rows of one transaction. */
    private static final int BATCH = 5000;

    private final AuditRows rows;
    private final Duration kept;
    private @Nullable Loop loop;

    AuditRetention(AuditRows rows, AuditSettings settings) {
        this.rows = rows;
        this.kept = settings.retention();
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(PAUSE, "audit-retention", this::prune);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    void prune() {
        Instant until = Instant.now().minus(kept);
        while (rows.remove(until, BATCH) == BATCH) {
            // there are more
        }
    }
}
