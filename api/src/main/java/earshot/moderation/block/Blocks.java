package earshot.moderation.block;

import earshot.account.BlockLists;
import earshot.account.InboxEvents;
import earshot.problem.DatabaseAbsence;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.room.UserId;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and changes whom users do not want to hear, and tells the user's other tabs and devices. */
@Singleton
class Blocks implements BlockLists {
    private static final Logger LOG = LoggerFactory.getLogger(Blocks.class);

    private final BlockStore store;
    private final Redis redis;
    private final InboxEvents events;

    Blocks(BlockStore store, Redis redis, InboxEvents events) {
        this.store = store;
        this.redis = redis;
        this.events = events;
    }

    /** One change of the list, which as a whole may be too long for an event. */
    @Serdeable
    record BlockChanged(String userId, boolean blocked) {}

    List<String> list(UserId user) {
        return store.list(user);
    }

    BlockStore.Blocked block(UserId user, UserId other) {
        var outcome = store.block(user, other);
        if (outcome == BlockStore.Blocked.BLOCKED) {
            tell(user, other);
        }
        return outcome;
    }

    void unblock(UserId user, UserId other) {
        store.unblock(user, other);
        tell(user, other);
    }

    @Override
    public Optional<List<String>> of(UserId user) {
        return DatabaseAbsence.bridge(() -> Optional.of(store.list(user)), away -> Optional.empty());
    }

    /** What Redis does not carry is no loss: a tab that it could not reach opens its inbox anew, with the list in it. */
    private void tell(UserId user, UserId other) {
        try {
            store.tell(
                    user,
                    other,
                    blocked -> redis.publish(
                            Keys.inbox(user),
                            events.envelope("blocks_updated", new BlockChanged(other.value(), blocked))));
        } catch (RedisUnavailableException away) {
            LOG.atWarn().addKeyValue("user", user).log("Redis is away: a block was not told to the user's other tabs");
        }
    }
}
