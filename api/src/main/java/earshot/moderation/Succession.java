package earshot.moderation;

import earshot.audit.Audit;
import earshot.audit.AuditEntry;
import earshot.presence.DueWork;
import earshot.presence.HostSucceed;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.Map;

/** Lets the longest present moderator stand in for a host who is gone. When the host comes back, the join itself ends that. */
@Singleton
class Succession implements DueWork {
    private final HostSucceed script;
    private final Notices notices;
    private final Audit audit;

    Succession(HostSucceed script, Notices notices, Audit audit) {
        this.script = script;
        this.notices = notices;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return "succession";
    }

    @Override
    public void due(StreamId room, UserId host) {
        script.run(room).ifPresent(successor -> {
            notices.standsIn(room, successor);
            audit.write(AuditEntry.bySystem(
                    room, "succession", successor, null, Map.of("role", "moderator"), Map.of("role", "host")));
        });
    }
}
