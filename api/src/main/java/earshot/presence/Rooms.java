package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisClock;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.stream.Streams;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rooms' settings: kept in Redis, so that a join into a loaded room needs no database; loaded from it where Redis has none. */
@Singleton
public class Rooms {
    private final Redis redis;
    private final RedisClock clock;
    private final Streams streams;
    private final RoomConfigure configure;

    Rooms(Redis redis, RedisClock clock, Streams streams, RoomConfigure configure) {
        this.redis = redis;
        this.clock = clock;
        this.streams = streams;
        this.configure = configure;
    }

    /** The room's settings; nothing where there is no such stream. */
    public Optional<RoomSettings> find(StreamId room) {
        return RoomSettings.of(redis.fields(new RoomKeys(room).room(), RoomSettings.FIELDS))
                .or(() -> load(room));
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

    /** What is said of a stream that does not exist, and of one that the caller may not know of. */
    static ProblemException unknown(StreamId room) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no stream " + room + ".");
    }

    /** What Redis holds of each of these rooms, in one round trip. */
    Map<StreamId, LoadedRoom> loaded(List<StreamId> rooms) {
        var keys = rooms.stream().map(room -> new RoomKeys(room).room()).toList();
        var fields = redis.fieldsOfEach(keys, LoadedRoom.FIELDS);
        return IntStream.range(0, rooms.size())
                .boxed()
                .collect(Collectors.toMap(rooms::get, i -> LoadedRoom.of(fields.get(i))));
    }

    /** The room's epoch; nothing where Redis knows nothing of the room. */
    Optional<String> epoch(StreamId room) {
        return redis.field(new RoomKeys(room).room(), "epoch");
    }

    /** Takes the room's settings anew from the database; says whether there is such a stream. */
    public boolean reload(StreamId room) {
        return load(room).isPresent();
    }

    /** Drops the settings of a room whose stream was deleted, so that it is found nowhere. */
    void forget(StreamId room) {
        redis.delete(new RoomKeys(room).room());
    }

    /** Puts these settings in the place of what the room had. */
    void configure(StreamId room, RoomSettings settings) {
        configure.run(room, settings);
    }

    /** Makes sure that somebody sweeps the room. */
    void activate(StreamId room) {
        redis.scoreIfAbsent(Keys.active(Keys.activeShard(room)), clock.now(), room.value());
    }

    /** Lets the room rest, after a sweep found it empty. */
    void retire(StreamId room) {
        redis.removeMember(Keys.active(Keys.activeShard(room)), room.value());
    }

    private Optional<RoomSettings> load(StreamId room) {
        Optional<RoomSettings> settings = streams.find(room).map(RoomSettings::of);
        settings.ifPresent(found -> configure(room, found));
        return settings;
    }
}
