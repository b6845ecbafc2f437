package earshot.roster;

import earshot.loop.Loop;
import earshot.redis.Answer;
import earshot.redis.RedisUnavailableException;
import earshot.room.Position;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.roster.fanout.Lanes;
import earshot.roster.fanout.Subscriber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rooms that are watched on this node. A room is followed from its first reader until a moment after its last. */
@Singleton
class RosterFeed {
    private static final Duration TICK = Duration.ofMillis(500);

    private final RosterSource source;
    private final RosterSettings settings;
    private final Lingering<StreamId, RoomFollower> rooms;
    private @Nullable Loop loop;

    RosterFeed(Lanes lanes, RosterSource source, Goodbye goodbye, RosterSettings settings, MeterRegistry metrics) {
        this.source = source;
        this.settings = settings;
        this.rooms = new Lingering<>(settings.linger(), id -> {
            var room = new RoomFollower(id, source, lanes, goodbye, settings);
            room.follow(Resync.OPENED);
            return room;
        });
        metrics.gauge("earshot.roster.rooms", rooms, Lingering::size);
    }

    /**
     * Waits until readers of the room can be let in.
     *
     * @throws earshot.problem.ProblemException {@code backend-unavailable} when Redis is away
     */
    void open(StreamId id) {
        Away.within(rooms.use(id, room -> {}).roster().opened());
    }

    /** Whether the room, after {@link #open}, is its host's alone. */
    boolean isPrivate(StreamId id) {
        return rooms.use(id, room -> {}).door().isPrivate();
    }

    /** Lets a reader in, as {@code user} or anybody: with what it missed since the position it knows, or with the whole room. */
    void join(StreamId id, Subscriber reader, @Nullable UserId user, Optional<Position> known) {
        rooms.use(id, room -> room.door().join(reader, user, known));
    }

    /** How many rooms are followed now. */
    int followed() {
        return rooms.size();
    }

    /** Ends every stream. */
    void end() {
        rooms.all().forEach(room -> room.door().end());
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(TICK, "roster-feed", this::tick);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
        rooms.all().forEach(RoomFollower::close);
    }

    private void tick() {
        rooms.expire();
        List<RoomFollower> all = rooms.all();
        all.stream().filter(RoomFollower::failed).forEach(room -> room.follow(Resync.RETRY));
        check(all.stream().filter(room -> room.doubtful(settings.checkAfter())).toList());
    }

    private void check(List<RoomFollower> doubtful) {
        var positions = source.positions(doubtful.stream().map(RoomFollower::id).toList());
        for (int i = 0; i < positions.size(); i++) {
            check(doubtful.get(i), positions.get(i));
        }
    }

    /** Rooms may live at different servers, of which one may be away alone. */
    private static void check(RoomFollower room, Answer<Optional<Position>> position) {
        try {
            room.check(position.await());
        } catch (RedisUnavailableException e) {
            room.unreachable();
        }
    }
}
