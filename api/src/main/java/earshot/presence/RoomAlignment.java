package earshot.presence;

import earshot.problem.ProblemException;
import earshot.room.LeaveReason;
import earshot.room.Participant;
import earshot.room.RoomStatus;
import earshot.room.StreamId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a room what its stream is now, and what its host has decided. Doing it again changes nothing. */
@Singleton
class RoomAlignment {
    private static final Logger LOG = LoggerFactory.getLogger(RoomAlignment.class);

    private final Enforcement enforcement;
    private final Rooms rooms;
    private final Presence presence;
    private final Departures departures;
    private final SfuRooms sfu;
    private final SfuHealth health;

    RoomAlignment(
            Enforcement enforcement,
            Rooms rooms,
            Presence presence,
            Departures departures,
            SfuRooms sfu,
            SfuHealth health) {
        this.enforcement = enforcement;
        this.rooms = rooms;
        this.presence = presence;
        this.departures = departures;
        this.sfu = sfu;
        this.health = health;
    }

    /** Reads the stream and makes its room follow. */
    void align(StreamId room) {
        enforcement.enforce(room).ifPresentOrElse(settings -> follow(room, settings), () -> {
            close(room, LeaveReason.STREAM_ENDED);
            rooms.forget(room);
        });
    }

    private void follow(StreamId room, RoomSettings settings) {
        if (settings.status() == RoomStatus.CLOSED) {
            close(room, settings.rules().closed() ? LeaveReason.ROOM_CLOSED : LeaveReason.STREAM_ENDED);
        } else {
            removeStrangers(room, settings);
        }
    }

    /** Whoever may not even know of the stream has no seat there: none can be taken since the room is configured, so these are the last. */
    private void removeStrangers(StreamId room, RoomSettings settings) {
        if (!settings.visibleTo(null)) {
            presence.seats(room).stream()
                    .map(Participant::identity)
                    .filter(identity -> !settings.visibleTo(identity.user()))
                    .forEach(identity -> departures.remove(new Place(room, identity), LeaveReason.KICKED));
        }
    }

    private void close(StreamId room, LeaveReason why) {
        presence.closeRoom(room, why);
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
