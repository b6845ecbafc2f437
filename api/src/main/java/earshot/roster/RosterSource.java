package earshot.roster;

import earshot.presence.Rooms;
import earshot.redis.Answer;
import earshot.redis.ChannelListener;
import earshot.redis.Channels;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.redis.Subscription;
import earshot.room.Position;
import earshot.room.StreamId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where rooms are followed from: Redis. Every call waits, and throws {@link earshot.redis.RedisUnavailableException} when it is away. */
@Singleton
class RosterSource {
    private static final Logger LOG = LoggerFactory.getLogger(RosterSource.class);
    /** After an outage all rooms of a node are to be read at once; more than these together would make each other late. */
    private static final int READS_AT_ONCE = 16;

    private final RosterFollow follow;
    private final Rooms rooms;
    private final Channels channels;
    private final Redis redis;
    private final Counter reads;
    private final RosterTally tally;
    private final int replay;
    private final Semaphore turns = new Semaphore(READS_AT_ONCE);

    RosterSource(
            RosterFollow follow,
            Rooms rooms,
            Channels channels,
            Redis redis,
            MeterRegistry metrics,
            RosterTally tally,
            RosterSettings settings) {
        this.follow = follow;
        this.rooms = rooms;
        this.channels = channels;
        this.redis = redis;
        this.reads = metrics.counter("earshot.roster.reads");
        this.tally = tally;
        this.replay = settings.replay();
    }

    /** The room now, loaded if need be; nothing where there is no such stream any more. */
    Optional<RoomRead> read(StreamId id) {
        turns.acquireUninterruptibly();
        try {
            return readNow(id);
        } finally {
            turns.release();
        }
    }

    private Optional<RoomRead> readNow(StreamId id) {
        reads.increment();
        Optional<RosterState> read = follow.run(id, replay).or(() -> loaded(id));
        read.filter(state -> !state.room().agrees()).ifPresent(this::tellDrift);
        return read.flatMap(state -> rooms.find(id).map(settings -> new RoomRead(state, settings)));
    }

    private void tellDrift(RosterState state) {
        tally.drifted();
        LOG.error("A room at {} has another digest than its participants", state.position());
    }

    Subscription subscribe(StreamId id, ChannelListener listener) {
        return channels.subscribe(new RoomKeys(id).events(), listener);
    }

    /** Where each of these rooms stands, asked for together; nothing for one that Redis does not know. */
    List<Answer<Optional<Position>>> positions(List<StreamId> ids) {
        var keys = ids.stream().map(id -> new RoomKeys(id).room()).toList();
        return redis.fieldsOfEach(keys, "epoch", "version").stream()
                .map(fields -> fields.map(RosterSource::position))
                .toList();
    }

    /** Where it is counted what becomes of that. */
    RosterTally tally() {
        return tally;
    }

    /** Redis has forgotten the room, or never knew it. */
    private Optional<RosterState> loaded(StreamId id) {
        return rooms.reload(id) ? follow.run(id, replay) : Optional.empty();
    }

    /** Where a room stands by the fields {@code epoch} and {@code version} of its hash. */
    static Optional<Position> position(Map<String, String> fields) {
        return Position.parse(fields.getOrDefault("epoch", "") + "-" + fields.getOrDefault("version", "0"));
    }
}
