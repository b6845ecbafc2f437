package earshot.presence;

import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.Participant;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads who sits in a room, and what each of them may do. */
@Singleton
class Seats {
    private static final Comparator<Participant> JOIN_ORDER = Comparator.comparingLong(Participant::joinedAt)
            .thenComparing(participant -> participant.identity().user().value());

    private final Redis redis;
    private final PresenceJson json;

    Seats(Redis redis, PresenceJson json) {
        this.redis = redis;
        this.json = json;
    }

    /** Everybody, in the order of their joining. */
    List<Participant> all(StreamId room) {
        return redis.hash(new RoomKeys(room).participants()).values().stream()
                .map(this::participant)
                .sorted(JOIN_ORDER)
                .toList();
    }

    /** The user's seat. */
    Optional<Participant> of(StreamId room, UserId user) {
        return redis.field(new RoomKeys(room).participants(), user.value()).map(this::participant);
    }

    /** Whether it is the seat of a host. */
    static boolean isHost(Participant seat) {
        return seat.role() == Role.HOST;
    }

    /** What each session may do: its seat shows the role and flags that were decided. Empty where the room is not loaded. */
    Map<Identity, Permission> permissions(StreamId room) {
        var permissions = new HashMap<Identity, Permission>();
        redis.field(new RoomKeys(room).room(), "mode")
                .map(mode -> RoomMode.valueOf(mode.toUpperCase(Locale.ROOT)))
                .ifPresent(mode -> all(room)
                        .forEach(seat -> permissions.put(
                                seat.identity(), EffectivePermission.of(seat.role(), mode, seat.flags()))));
        return permissions;
    }

    private Participant participant(String text) {
        return json.participant(text).participant();
    }
}
