package earshot.sfu;

import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms that live at the SFU as far as this node knows, so that a join into one of them asks nothing. */
@Singleton
final class KnownRooms {
    private final Set<StreamId> rooms = ConcurrentHashMap.newKeySet();

    boolean contains(StreamId stream) {
        return rooms.contains(stream);
    }

    void add(StreamId stream) {
        rooms.add(stream);
    }

    void drop(StreamId stream) {
        rooms.remove(stream);
    }

    Set<StreamId> all() {
        return Set.copyOf(rooms);
    }

    /**
     * Takes what the SFU said of the time after {@code before}: the rooms where somebody is. The others are forgotten, also those that
     * exist, because an empty room may end at any moment, while an inhabited one outlives its last participant by the departure
     * timeout. Rooms added since {@code before} are left alone.
     */
    void update(Set<StreamId> before, Collection<StreamId> inhabited) {
        var gone = new HashSet<>(before);
        gone.removeAll(inhabited);
        rooms.removeAll(gone);
        rooms.addAll(inhabited);
    }
}
