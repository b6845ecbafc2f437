package earshot.moderation.block;

import earshot.room.UserId;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The lists in Postgres, where the truth is. */
@Singleton
class BlockStore {
    /** More than a person meets. */
    static final int MOST = 500;

    private final BlockRepository rows;

    BlockStore(BlockRepository rows) {
        this.rows = rows;
    }

    /** What came of a wish to block somebody. */
    enum Blocked {
        /** Blocked now, or was already. */
        BLOCKED,
        /** There is no such user. */
        UNKNOWN,
        /** The list is full. */
        FULL
    }

    @Transactional
    Blocked block(UserId user, UserId other) {
        rows.hold(uuid(user));
        List<UUID> known = rows.list(uuid(user));
        if (known.contains(uuid(other))) {
            return Blocked.BLOCKED;
        }
        if (known.size() >= MOST) {
            return Blocked.FULL;
        }
        return rows.insert(uuid(user), uuid(other)) == 1 ? Blocked.BLOCKED : Blocked.UNKNOWN;
    }

    @Transactional
    void unblock(UserId user, UserId other) {
        rows.hold(uuid(user));
        rows.delete(uuid(user), uuid(other));
    }

    @ReadOnly
    List<String> list(UserId user) {
        return texts(user);
    }

    /** Tells whether the other is on the list now; of two tellings at once the later one has the later list. */
    @Transactional
    void tell(UserId user, UserId other, Consumer<Boolean> teller) {
        rows.hold(uuid(user));
        teller.accept(rows.list(uuid(user)).contains(uuid(other)));
    }

    private List<String> texts(UserId user) {
        return rows.list(uuid(user)).stream().map(UUID::toString).toList();
    }

    private static UUID uuid(UserId user) {
        return UUID.fromString(user.value());
    }
}
