package earshot.reconcile;

import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.sfu.SfuNotice;
import earshot.sfu.SfuWebhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Decides what a webhook is worth: proven by the SFU's secret, recent by its clock, and new to every node. */
@Singleton
final class WebhookJudge {
    private static final Duration[] BOUNDS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final SfuWebhooks webhooks;
    private final Redis redis;
    private final Clock clock;
    private final Duration oldest;
    private final MeterRegistry metrics;
    private final Timer age;

    WebhookJudge(SfuWebhooks webhooks, Redis redis, Clock clock, ReconcileSettings settings, MeterRegistry metrics) {
        this.metrics = metrics;
        this.age = Timer.builder("earshot.webhook.age")
                .description("Age of the SFU's webhooks when they arrive; the SFU tells whole seconds")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
        this.webhooks = webhooks;
        this.redis = redis;
        this.clock = clock;
        this.oldest = settings.webhookAge();
    }

    Verdict judge(byte[] body, String authorization) {
        Verdict verdict = webhooks.verify(body, authorization).map(this::judge).orElseGet(Verdict.Forged::new);
        metrics.counter("earshot.webhook.received", "verdict", name(verdict)).increment();
        return verdict;
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.News news -> "news";
            case Verdict.Repeated repeated -> "repeated";
            case Verdict.Stale stale -> "stale";
            case Verdict.Forged forged -> "forged";
        };
    }

    private Verdict judge(SfuNotice notice) {
        Duration since = Duration.between(notice.createdAt(), clock.instant());
        age.record(since.isNegative() ? Duration.ZERO : since);
        if (since.abs().compareTo(oldest) > 0) {
            return new Verdict.Stale();
        }
        // Remembered for twice the age that is let in, so that no id is forgotten while its event still counts.
        boolean first = redis.setIfAbsent(Keys.webhook(notice.id()), "seen", oldest.multipliedBy(2));
        return first ? new Verdict.News(notice.event()) : new Verdict.Repeated();
    }
}
