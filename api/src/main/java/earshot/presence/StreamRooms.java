package earshot.presence;

import earshot.problem.ProblemException;
import earshot.redis.RedisUnavailableException;
import earshot.room.RoomStatus;
import earshot.room.StreamId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuRooms;
import earshot.stream.Stream;
import earshot.stream.StreamEnded;
import earshot.stream.Streams;
import earshot.stream.VoiceSettingsChanged;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps rooms in step with their streams. */
@Singleton
class StreamRooms {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRooms.class);

    private final Streams streams;
    private final Rooms rooms;
    private final Presence presence;
    private final SfuRooms sfu;
    private final SfuHealth health;

    StreamRooms(Streams streams, Rooms rooms, Presence presence, SfuRooms sfu, SfuHealth health) {
        this.streams = streams;
        this.rooms = rooms;
        this.presence = presence;
        this.sfu = sfu;
        this.health = health;
    }

    /** Loads the rooms of streams that run, so that joining them needs no database. */
    @EventListener
    void loadAhead(StartupEvent event) {
        try {
            streams.live().forEach(this::follow);
        } catch (RedisUnavailableException e) {
            LOG.warn("Rooms are loaded with their first join: {}", e.getMessage());
        }
    }

    @EventListener
    void change(VoiceSettingsChanged changed) {
        follow(changed.stream());
    }

    @EventListener
    void end(StreamEnded ended) {
        close(ended.stream());
        if (streams.find(ended.stream()).isEmpty()) {
            rooms.forget(ended.stream());
        }
    }

    private void follow(Stream stream) {
        var settings = RoomSettings.of(stream);
        rooms.configure(stream.id(), settings);
        if (settings.status() == RoomStatus.CLOSED) {
            close(stream.id());
        }
    }

    private void close(StreamId room) {
        presence.closeRoom(room);
        if (health.available()) {
            closeAtSfu(room);
        }
    }

    private void closeAtSfu(StreamId room) {
        try {
            sfu.close(room);
        } catch (ProblemException e) {
            LOG.info("Room {} ends at the SFU when it is empty: {}", room, e.detail());
        }
    }
}
