package earshot.account;

import earshot.loop.Loop;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.room.UserId;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a revocation that Postgres has to every node, and to the user's seat. What Redis did not take is repeated until it does. */
@Singleton
class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AccountStore truth;
    private final AccountCopies copies;
    private final Redis redis;
    private final InboxEvents events;
    private final ApplicationEventPublisher<SessionRevoked> publisher;
    private final Set<UUID> unsettled = ConcurrentHashMap.newKeySet();
    private @Nullable Loop loop;

    Revocations(
            AccountStore truth,
            AccountCopies copies,
            Redis redis,
            InboxEvents events,
            ApplicationEventPublisher<SessionRevoked> publisher) {
        this.truth = truth;
        this.copies = copies;
        this.redis = redis;
        this.events = events;
        this.publisher = publisher;
    }

    /** Makes every node drop the logins that Postgres no longer has. */
    void publish(UUID user) {
        unsettled.add(user);
        settle(user);
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(AGAIN, "revocations", () -> unsettled.forEach(this::settle));
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private void settle(UUID user) {
        var id = new UserId(user.toString());
        try {
            copies.put(truth.state(user).orElseGet(() -> AccountState.deleted(user)));
            publisher.publishEvent(new SessionRevoked(id));
            redis.publish(Keys.inbox(id), events.sessionRevoked());
            unsettled.remove(user);
        } catch (RedisUnavailableException away) {
            LOG.atWarn().addKeyValue("user", id).log("A revocation waits for Redis");
        }
    }
}
