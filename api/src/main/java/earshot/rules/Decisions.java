package earshot.rules;

import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes what was decided for rooms. Nothing of it is in force before {@code presence} has read it. */
@Singleton
public class Decisions {
    /** Above every id there is. */
    public static final UUID NEWEST = new UUID(-1L, -1L);

    private final DecisionRepository rows;

    protected Decisions(DecisionRepository rows) {
        this.rows = rows;
    }

    /**
     * Does {@code work} while nobody else decides on the room, in one transaction; nothing where there is no such stream. What it reads is
     * what holds, and what it throws undoes what it wrote.
     */
    @Transactional
    public <T> Optional<T> inTurn(StreamId room, Supplier<T> work) {
        return rows.turn(room.value()).map(host -> work.get());
    }

    /** Puts the sanction in the place of one of its kind and reach; again, it changes nothing. */
    @Transactional
    public void impose(Sanction sanction) {
        if (rows.known(sanction.id())) {
            return;
        }
        if (sanction.everywhere()) {
            rows.hostTurn(uuid(sanction.host()));
        }
        String room = sanction.room() == null ? null : sanction.room().value();
        String reach = room == null ? sanction.host().value() : room;
        rows.supersede(uuid(sanction.user()), sanction.kind().text(), reach, sanction.at());
        rows.insert(
                sanction.id(),
                room,
                uuid(sanction.host()),
                uuid(sanction.user()),
                sanction.userName(),
                sanction.kind().text(),
                sanction.reason(),
                uuid(sanction.actor()),
                sanction.actorName(),
                sanction.at(),
                sanction.until(),
                sanction.deviceKey(),
                sanction.addressPrefix());
    }

    /** Ends the sanction; again, it changes nothing. */
    @Transactional
    public void lift(UUID sanction, UserId by, Instant at) {
        rows.lift(sanction, at, uuid(by));
    }

    /** Makes the user moderator, speaker or a plain listener. */
    @Transactional
    public void grant(StreamId room, UserId user, Role role, UserId by) {
        if (role == Role.LISTENER) {
            rows.revoke(room.value(), uuid(user));
        } else {
            rows.grant(room.value(), uuid(user), role.text(), uuid(by));
        }
    }

    /** Somebody with an account or a guest; nothing where neither is there any more. */
    public Optional<Person> person(UserId user) {
        return rows.person(uuid(user));
    }

    /** The bans that count in the room, newest first, at most {@code count} older than {@code after}. */
    public List<Sanction> bans(UserId host, StreamId room, Instant now, UUID after, int count) {
        return rows.bans(uuid(host), room.value(), now, after, count).stream()
                .map(SanctionRow::sanction)
                .toList();
    }

    /** What counts against the user, in any room. */
    public List<Sanction> against(UserId user, Instant now) {
        return rows.against(uuid(user), now).stream().map(SanctionRow::sanction).toList();
    }

    /** All streams of the host. */
    public List<StreamId> streams(UserId host) {
        return rows.streams(uuid(host)).stream().map(StreamId::new).toList();
    }

    private static UUID uuid(UserId user) {
        return UUID.fromString(user.value());
    }
}
