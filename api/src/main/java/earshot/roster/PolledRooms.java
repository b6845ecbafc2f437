package earshot.roster;

import earshot.presence.Presence;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * Rooms for clients that poll, and for all readers of one who have found that theirs is wrong at the same moment: each is asked where the
 * room stands, which costs Redis three fields, and the room is read once for each place where it stood, however many ask.
 */
@Singleton
class PolledRooms {
    private static final String[] FIELDS = {"epoch", "version", "speaking_seq"};

    private final Redis redis;
    private final Presence presence;
    private final SharedReadings<RoomMark, Polled> readings = new SharedReadings<>("polled-rooms");

    PolledRooms(Redis redis, Presence presence) {
        this.redis = redis;
        this.presence = presence;
    }

    /** The {@code roster_snapshot} event as JSON in UTF-8, and of which mark it is. */
    record Polled(RoomMark mark, byte[] envelope) {}

    /**
     * Where the room stands now.
     *
     * @throws earshot.problem.ProblemException {@code backend-unavailable} when the room is not loaded
     */
    RoomMark mark(StreamId id) {
        var fields = redis.fields(new RoomKeys(id).room(), FIELDS);
        var position = RosterSource.position(fields).orElseThrow(Away::problem);
        return new RoomMark(id, position, Long.parseLong(fields.getOrDefault("speaking_seq", "0")));
    }

    /** The room at the mark, or a little later. */
    Polled at(RoomMark mark) {
        return readings.of(mark, () -> read(mark.room()));
    }

    @PreDestroy
    void stop() {
        readings.close();
    }

    private Polled read(StreamId id) {
        var state = presence.snapshot(id).map(RosterState::new).orElseThrow(Away::problem);
        return new Polled(RoomMark.of(id, state), state.envelope());
    }
}
