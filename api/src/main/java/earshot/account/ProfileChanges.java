package earshot.account;

import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user's other tabs, and the rooms of this house, that a profile changed. With Redis away tabs see it when they next ask. */
@Singleton
final class ProfileChanges {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileChanges.class);

    private final Redis redis;
    private final InboxEvents events;
    private final ApplicationEventPublisher<ProfileUpdated> publisher;

    ProfileChanges(Redis redis, InboxEvents events, ApplicationEventPublisher<ProfileUpdated> publisher) {
        this.redis = redis;
        this.events = events;
        this.publisher = publisher;
    }

    void publish(User user) {
        try {
            publisher.publishEvent(new ProfileUpdated(user));
            redis.publish(Keys.inbox(user.userId()), events.profileUpdated(user));
        } catch (RedisUnavailableException away) {
            LOG.atWarn().addKeyValue("user", user.id()).log("A new display name was not told to the user's other tabs");
        }
    }
}
