package earshot.audit;

import earshot.account.AuditLog;
import earshot.problem.DatabaseAbsence;
import earshot.redis.ActiveRooms;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts actions on record: in Postgres, or in the room's history queue while that is away, and always in {@code voice-audit.log}. */
@Singleton
public class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    /** How long Postgres is not asked again after it was found away: the asking alone takes a second. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final AuditRows rows;
    private final AuditTexts texts;
    private final Redis redis;
    private final ActiveRooms active;
    private final AuditLog log;
    private volatile long awayUntil = System.nanoTime();

    Audit(AuditRows rows, AuditTexts texts, Redis redis, ActiveRooms active, AuditLog log) {
        this.rows = rows;
        this.texts = texts;
        this.redis = redis;
        this.active = active;
        this.log = log;
    }

    /** Writes the entry where it can be written; with Postgres and Redis away it stands in the log file alone. */
    public void write(AuditEntry entry) {
        AuditRow row = texts.row(entry);
        keep(entry.room(), row);
        log.write(row.action(), facts(row));
    }

    private void keep(StreamId room, AuditRow row) {
        if (System.nanoTime() - awayUntil < 0) {
            queue(room, row);
            return;
        }
        boolean written = DatabaseAbsence.bridge(() -> isWritten(row), away -> {
            awayUntil = System.nanoTime() + PAUSE.toNanos();
            return false;
        });
        if (!written) {
            queue(room, row);
        }
    }

    private boolean isWritten(AuditRow row) {
        rows.write(row);
        return true;
    }

    private void queue(StreamId room, AuditRow row) {
        try {
            redis.streamAdd(new RoomKeys(room).history(), Map.of("kind", AuditQueue.KIND, "row", texts.write(row)));
            active.add(room);
        } catch (RedisUnavailableException away) {
            LOG.error("Postgres and Redis are away: the action {} stands in voice-audit.log alone", row.id());
        }
    }

    private static Map<String, Object> facts(AuditRow row) {
        return Facts.of(
                "id", row.id(),
                "streamId", row.streamId(),
                "userId", row.actorId(),
                "targetId", row.targetId(),
                "result", row.result(),
                "problem", row.problem(),
                "reason", row.reason(),
                "before", row.before(),
                "after", row.after(),
                "requestId", row.requestId(),
                "at", row.at());
    }
}
