package earshot.moderation.report;

import earshot.loop.Loop;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Removes reports some time after they were closed. Every node does it. */
@Singleton
class ReportRetention {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ReportRepository rows;
    private final Duration kept;
    private @Nullable Loop loop;

    ReportRetention(ReportRepository rows, ReportSettings settings) {
        this.rows = rows;
        this.kept = settings.closedKept();
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(PAUSE, "report-retention", this::prune);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    void prune() {
        rows.removeClosed(Instant.now().minus(kept));
    }
}
