package earshot.reconcile;

import earshot.presence.Presence;
import earshot.room.StreamId;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disconnects those at the SFU who have no seat, for they would listen unseen: a token outlives the seat that it was issued for. Only
 * while the room's epoch is young they may stay, as Redis has lost seats then, which come back with the next heartbeats.
 */
@Singleton
final class Eviction {
    private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);

    private final SfuRooms rooms;
    private final Presence presence;
    private final Duration grace;

    Eviction(SfuRooms rooms, Presence presence, ReconcileSettings settings) {
        this.rooms = rooms;
        this.presence = presence;
        this.grace = settings.grace();
    }

    /** Disconnects {@code names}, who were seen at the SFU first and then found without a seat. */
    void evict(StreamId stream, Set<String> names) {
        if (!names.isEmpty() && presence.age(stream).compareTo(grace) >= 0) {
            names.forEach(name -> {
                rooms.remove(stream, name);
                LOG.info("Removed {} from the SFU's room {}: no seat", name, stream);
            });
        }
    }
}
