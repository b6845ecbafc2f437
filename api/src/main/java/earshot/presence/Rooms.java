package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rooms' rules: kept in Redis, so that a join into a loaded room needs no database; loaded from it where Redis has none. */
@Singleton
public class Rooms {
    private final Redis redis;
    private final RuleState state;
    private final Enforcement enforcement;
    private final SettingsFields fields;

    Rooms(Redis redis, RuleState state, Enforcement enforcement, SettingsFields fields) {
        this.redis = redis;
        this.state = state;
        this.enforcement = enforcement;
        this.fields = fields;
    }

    /** The room's settings; nothing where there is no such stream. */
    public Optional<RoomSettings> find(StreamId room) {
        return fields.read(redis.fields(new RoomKeys(room).room(), SettingsFields.READ.toArray(String[]::new)))
                .or(() -> enforcement.enforce(room));
    }

    /**
     * By what the user is judged in the room; nothing where there is no such stream. A room that Redis does not hold is loaded first; with
     * Postgres away nobody is judged by half a room.
     */
    public Optional<Terms> terms(StreamId room, UserId user) {
        return state.terms(room, user).or(() -> enforcement.enforce(room).flatMap(loaded -> state.terms(room, user)));
    }

    /**
     * Ends the request where the caller, or anybody where it is absent, may not know of the stream.
     *
     * @throws ProblemException {@code not-found}
     */
    public void requireVisible(StreamId room, @Nullable UserId caller) {
        if (find(room).filter(settings -> settings.visibleTo(caller)).isEmpty()) {
            throw unknown(room);
        }
    }

    /**
     * By what the caller, who asks by this whether there is such a stream, is judged in the room.
     *
     * @throws ProblemException {@code not-found} where the caller may not know of the stream
     */
    Terms visibleTerms(StreamId room, UserId caller) {
        return terms(room, caller)
                .filter(terms -> terms.settings().visibleTo(caller))
                .orElseThrow(() -> unknown(room));
    }

    /** What is said of a stream that does not exist, and of one that the caller may not know of. */
    public static ProblemException unknown(StreamId room) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no stream " + room + ".");
    }

    /** The room's epoch; nothing where Redis knows nothing of the room. */
    Optional<String> epoch(StreamId room) {
        return redis.field(new RoomKeys(room).room(), "epoch");
    }

    /** Takes the room's rules anew from the database; says whether there is such a stream. */
    public boolean reload(StreamId room) {
        return enforcement.enforce(room).isPresent();
    }

    /** Drops the settings of a room whose stream was deleted, so that it is found nowhere. */
    void forget(StreamId room) {
        redis.delete(new RoomKeys(room).room());
    }
}
