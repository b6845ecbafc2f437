package earshot.reconcile;

import earshot.presence.Presence;
import earshot.room.Identity;
import earshot.room.StreamId;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those at the SFU who have no seat. They get a grace, because seats that Redis lost come back with the next heartbeats; who has
 * still no seat after it is disconnected. A failed removal is tried again.
 */
@Singleton
final class Suspects {
    private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);

    private final SfuRooms rooms;
    private final Presence presence;
    private final Duration grace;
    private final Map<Suspect, Instant> due = new ConcurrentHashMap<>();

    Suspects(SfuRooms rooms, Presence presence, ReconcileSettings settings) {
        this.rooms = rooms;
        this.presence = presence;
        this.grace = settings.grace();
    }

    /** Somebody was seen without a seat; a second sight changes nothing. */
    void add(StreamId stream, String name) {
        due.putIfAbsent(new Suspect(stream, name), Instant.now().plus(grace));
    }

    /** Disconnects those whose grace is over and who still have no seat. */
    void removeDue() {
        Instant now = Instant.now();
        due.forEach((suspect, time) -> {
            if (!time.isAfter(now)) {
                settle(suspect);
            }
        });
    }

    private void settle(Suspect suspect) {
        if (!hasSeat(suspect)) {
            rooms.remove(suspect.stream(), suspect.name());
            LOG.info("Removed {} from the SFU's room {}: no seat", suspect.name(), suspect.stream());
        }
        due.remove(suspect);
    }

    private boolean hasSeat(Suspect suspect) {
        return Identity.parse(suspect.name())
                .flatMap(identity -> presence.seat(suspect.stream(), identity.user())
                        .filter(seat -> seat.identity().equals(identity)))
                .isPresent();
    }

    private record Suspect(StreamId stream, String name) {}
}
