package earshot.reconcile;

import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.sfu.SfuNotice;
import earshot.sfu.SfuWebhooks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Decides what a webhook is worth: proven by the SFU's secret, recent by its clock, and new to every node. */
@Singleton
final class WebhookJudge {
    private final SfuWebhooks webhooks;
    private final Redis redis;
    private final Duration oldest;

    WebhookJudge(SfuWebhooks webhooks, Redis redis, ReconcileSettings settings) {
        this.webhooks = webhooks;
        this.redis = redis;
        this.oldest = settings.webhookAge();
    }

    Verdict judge(byte[] body, String authorization) {
        return webhooks.verify(body, authorization).map(this::judge).orElseGet(Verdict.Forged::new);
    }

    private Verdict judge(SfuNotice notice) {
        Duration age = Duration.between(notice.createdAt(), Instant.now());
        if (age.abs().compareTo(oldest) > 0) {
            return new Verdict.Stale();
        }
        // Remembered for twice the age that is let in, so that no id is forgotten while its event still counts.
        boolean first = redis.setIfAbsent(Keys.webhook(notice.id()), "seen", oldest.multipliedBy(2));
        return first ? new Verdict.News(notice.event()) : new Verdict.Repeated();
    }
}
