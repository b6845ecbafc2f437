package earshot.reconcile;

import earshot.audit.Audit;
import earshot.audit.AuditEntry;
import earshot.presence.Place;
import earshot.presence.Presence;
import earshot.presence.PresenceLook;
import earshot.presence.SeatLook;
import earshot.room.Identity;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Disconnects those at the SFU who have no business there, for they would listen unseen: a token outlives the seat that it was issued for.
 * What they may do goes to nothing first, so that they are silent even where the removal fails. Each one is on record.
 */
@Singleton
final class Eviction {
    private final SfuRooms rooms;
    private final Presence presence;
    private final PresenceLook look;
    private final Audit audit;
    private final Repairs repairs;
    private final Duration grace;

    Eviction(
            SfuRooms rooms,
            Presence presence,
            PresenceLook look,
            Audit audit,
            Repairs repairs,
            ReconcileSettings settings) {
        this.rooms = rooms;
        this.presence = presence;
        this.look = look;
        this.audit = audit;
        this.repairs = repairs;
        this.grace = settings.grace();
    }

    /** Disconnects those of {@code names} who may not be there. They were seen at the SFU first and are then looked for here. */
    void evict(StreamId stream, Set<String> names) {
        if (names.isEmpty()) {
            return;
        }
        boolean settled = presence.age(stream).compareTo(grace) >= 0;
        names.forEach(name -> reason(stream, name, settled).ifPresent(reason -> remove(stream, name, reason)));
    }

    /** Disconnects somebody whom the others cannot see, with a seat or without: no session of ours is hidden. */
    void evictHidden(StreamId stream, String name) {
        remove(stream, name, Repairs.Kind.EVICT_HIDDEN);
    }

    /**
     * A missing seat proves nothing while the room's epoch is young: Redis has lost seats then, which come back with heartbeats. One that
     * the user has left for another does not.
     */
    private Optional<Repairs.Kind> reason(StreamId stream, String name, boolean settled) {
        Optional<Identity> identity = Identity.parse(name);
        if (identity.isEmpty()) {
            return Optional.of(Repairs.Kind.EVICT_FOREIGN);
        }
        return switch (look.run(new Place(stream, identity.get()))) {
            case SeatLook.Denied denied -> Optional.of(Repairs.Kind.EVICT_DENIED);
            case SeatLook.Replaced replaced -> Optional.of(Repairs.Kind.EVICT_SEATLESS);
            case SeatLook.Absent absent when settled -> Optional.of(Repairs.Kind.EVICT_SEATLESS);
            case SeatLook.Absent absent -> Optional.empty();
            case SeatLook.Seated seated -> Optional.empty();
        };
    }

    private void remove(StreamId stream, String name, Repairs.Kind reason) {
        rooms.remove(stream, name);
        repairs.count(reason, 1);
        UserId user = Identity.parse(name).map(Identity::user).orElse(null);
        audit.write(AuditEntry.bySystem(stream, "sfu_evict", user, reason.text(), Map.of("name", name), null));
    }
}
