package earshot.settings;

import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The copies in Redis, which serve while Postgres is away. */
@Singleton
class SettingsCopies {
    /** As long as the copy of an account, without which nobody is signed in while Postgres is away. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** Longer than a read that began before the account went can take to put its copy. */
    private static final Duration GONE_KEPT = Duration.ofMinutes(5);

    private final Redis redis;
    private final SettingsCache cache;
    private final DocumentFormat format;

    SettingsCopies(Redis redis, SettingsCache cache, DocumentFormat format) {
        this.redis = redis;
        this.cache = cache;
        this.format = format;
    }

    /** The copy, or nothing where there is none or Redis is away. */
    Optional<Settings> find(UserId user) {
        try {
            return Optional.of(redis.hash(Keys.settings(user)))
                    .filter(fields -> !fields.isEmpty())
                    .map(SettingsCopy::of)
                    .filter(copy -> !copy.isGone())
                    .map(this::settings);
        } catch (RedisUnavailableException away) {
            return Optional.empty();
        }
    }

    /** Puts the settings over an older copy. */
    void put(UserId user, Settings settings) {
        Instant at = settings.updatedAt();
        var copy = new SettingsCopy(
                settings.version(),
                format.schemaNumber(),
                format.write(settings.document()),
                at == null ? 0 : at.toEpochMilli());
        cache.run(user, copy, KEPT);
    }

    /** Removes the copy of a deleted account, and keeps a slower reader from putting it back. */
    void forget(UserId user) {
        cache.run(user, SettingsCopy.GONE, GONE_KEPT);
    }

    private Settings settings(SettingsCopy copy) {
        return copy.version() == 0
                ? Settings.NONE
                : new Settings(
                        copy.version(),
                        Instant.ofEpochMilli(copy.updatedAt()),
                        format.read(copy.schemaNumber(), copy.document()));
    }
}
