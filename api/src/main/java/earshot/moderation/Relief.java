package earshot.moderation;

import earshot.audit.Audit;
import earshot.audit.AuditEntry;
import earshot.presence.DueWork;
import earshot.presence.Rooms;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells somebody who stood in for the host that they do so no more: the host is back, or wants nobody to. */
@Singleton
class Relief implements DueWork {
    private final Rooms rooms;
    private final Redis redis;
    private final Notices notices;
    private final Audit audit;

    Relief(Rooms rooms, Redis redis, Notices notices, Audit audit) {
        this.rooms = rooms;
        this.redis = redis;
        this.notices = notices;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return "relieved";
    }

    /** Once: the timer goes first. */
    @Override
    public void due(StreamId room, UserId user) {
        var role = rooms.terms(room, user).map(terms -> terms.role(user)).orElse(Role.LISTENER);
        if (redis.removeMember(new RoomKeys(room).timers(), kind() + ":" + user) && role != Role.HOST) {
            notices.role(room, user, role);
            audit.write(AuditEntry.bySystem(
                    room, "succession_end", user, null, Map.of("role", "host"), Map.of("role", role.text())));
        }
    }
}
