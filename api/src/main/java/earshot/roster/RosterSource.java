package earshot.roster;

import earshot.presence.Rooms;
import earshot.redis.ChannelListener;
import earshot.redis.Channels;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.redis.Subscription;
import earshot.room.Position;
import earshot.room.StreamId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where rooms are followed from: Redis. Every call waits, and throws {@link earshot.redis.RedisUnavailableException} when it is away. */
@Singleton
class RosterSource {
    private final RosterFollow follow;
    private final Rooms rooms;
    private final Channels channels;
    private final Redis redis;
    private final MeterRegistry metrics;
    private final int replay;

    RosterSource(
            RosterFollow follow,
            Rooms rooms,
            Channels channels,
            Redis redis,
            MeterRegistry metrics,
            RosterSettings settings) {
        this.follow = follow;
        this.rooms = rooms;
        this.channels = channels;
        this.redis = redis;
        this.metrics = metrics;
        this.replay = settings.replay();
    }

    /** The room now, loaded if need be; nothing where there is no such stream any more. */
    Optional<RoomRead> read(StreamId id) {
        metrics.counter("earshot.roster.reads").increment();
        return follow.run(id, replay).or(() -> loaded(id)).flatMap(state -> rooms.find(id)
                .map(settings -> new RoomRead(state, settings)));
    }

    Subscription subscribe(StreamId id, ChannelListener listener) {
        return channels.subscribe(new RoomKeys(id).events(), listener);
    }

    /** Where each of these rooms stands; nothing for one that Redis does not know. */
    List<Optional<Position>> positions(List<StreamId> ids) {
        var keys = ids.stream().map(id -> new RoomKeys(id).room()).toList();
        return redis.fieldsOfEach(keys, "epoch", "version").stream()
                .map(RosterSource::position)
                .toList();
    }

    void count(Resync reason) {
        metrics.counter("earshot.roster.resyncs", "reason", reason.text()).increment();
    }

    /** Redis has forgotten the room, or never knew it. */
    private Optional<RosterState> loaded(StreamId id) {
        return rooms.reload(id) ? follow.run(id, replay) : Optional.empty();
    }

    private static Optional<Position> position(Map<String, String> fields) {
        return Position.parse(fields.getOrDefault("epoch", "") + "-" + fields.getOrDefault("version", "0"));
    }
}
