package earshot.account;

import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copies of {@link AccountState} in Redis. */
@Singleton
class AccountCopies {
    private static final Logger LOG = LoggerFactory.getLogger(AccountCopies.class);

    /** How long a copy can stand in for a Postgres that is away. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Redis redis;
    private final AccountPut put;
    private final AccountStateText text;

    AccountCopies(Redis redis, AccountPut put, AccountStateText text) {
        this.redis = redis;
        this.put = put;
        this.text = text;
    }

    /** The copy, or nothing where there is none or Redis is away. */
    Optional<AccountState> find(UUID user) {
        try {
            return Optional.ofNullable(
                            redis.fields(key(user.toString()), "state").get("state"))
                    .map(text::parse);
        } catch (RedisUnavailableException away) {
            return Optional.empty();
        }
    }

    /** Puts the state over any older one. */
    void put(AccountState state) {
        put.run(key(state.id()), state.version(), text.write(state), KEPT);
    }

    /** Puts the state over any older one where Redis is there. */
    void offer(AccountState state) {
        try {
            put(state);
        } catch (RedisUnavailableException away) {
            LOG.debug("Redis is away: no copy of an account was put");
        }
    }

    private static String key(String user) {
        return "voice:account:{" + user + "}";
    }
}
