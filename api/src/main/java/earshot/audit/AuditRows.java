package earshot.audit;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code voice_audit} in Postgres. */
@Singleton
class AuditRows {
    private final AuditRepository rows;

    AuditRows(AuditRepository rows) {
        this.rows = rows;
    }

    void write(AuditRow row) {
        rows.insert(
                row.id(),
                row.streamId(),
                row.at(),
                row.actorId(),
                row.actorName(),
                row.action(),
                row.targetId(),
                row.reason(),
                row.before(),
                row.after(),
                row.result(),
                row.problem(),
                row.requestId());
    }

    /** All or none. */
    @Transactional
    void write(List<AuditRow> some) {
        some.forEach(this::write);
    }

    /** At most {@code count} rows, newest first, that are older than {@code after}, or from the newest. */
    List<AuditRow> page(String stream, AuditQuery query, @Nullable UUID after, int count) {
        return rows.page(
                stream,
                after == null ? AuditQuery.NEWEST : after,
                query.actor(),
                query.target(),
                query.action(),
                query.result(),
                count);
    }

    /** Removes at most {@code count} rows from before {@code until}; says how many. */
    @Transactional
    int remove(Instant until, int count) {
        rows.permitRemoval(until);
        return rows.remove(until, count);
    }
}
