package earshot.settings;

import earshot.account.InboxEvents;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.room.UserId;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what Postgres has to the copy in Redis and to the user's tabs. Nobody waits for it: without Redis a request would take as long
 * as Redis' timeout. What is not carried is no loss: the next read puts the copy, and a tab that Redis could not reach opens its inbox
 * anew and compares versions.
 */
@Singleton
class SettingsNews {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsNews.class);

    /** The longest event. */
    private static final int MOST_BYTES = 16 * 1024;

    private final SettingsCopies copies;
    private final Redis redis;
    private final InboxEvents events;
    private final ExecutorService background;

    SettingsNews(
            SettingsCopies copies,
            Redis redis,
            InboxEvents events,
            @Named(TaskExecutors.BLOCKING) ExecutorService background) {
        this.copies = copies;
        this.redis = redis;
        this.events = events;
        this.background = background;
    }

    /** Tells a new version: first to the copy, then to the tabs. */
    void saved(UserId user, Settings now) {
        background.execute(() -> {
            attempt(user, () -> copies.put(user, now));
            attempt(user, () -> redis.publish(Keys.inbox(user), event(now)));
        });
    }

    /** Renews the copy, which may be older or gone. */
    void read(UserId user, Settings now) {
        background.execute(() -> attempt(user, () -> copies.put(user, now)));
    }

    private String event(Settings now) {
        String whole = events.envelope("settings_updated", SettingsReply.of(now, false));
        return whole.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                ? whole
                : events.envelope("settings_updated", new VersionAlone(now.version()));
    }

    private static void attempt(UserId user, Runnable step) {
        try {
            step.run();
        } catch (RedisUnavailableException away) {
            LOG.atDebug().addKeyValue("user", user).log("Redis is away: voice settings were not carried on");
        }
    }

    /** What is told of a document that is too long for an event. */
    @Serdeable
    record VersionAlone(long version) {}
}
