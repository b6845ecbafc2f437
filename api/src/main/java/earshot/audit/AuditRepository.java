package earshot.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on {@code voice_audit}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRow, UUID> {
    /** Writes a row; the same id again changes nothing. */
    @Query("""
            INSERT INTO voice_audit (id, stream_id, at, actor_id, actor_name, action, target_id, reason, before, after, result, problem, request_id)
            VALUES (:id, :streamId, :at, :actorId, :actorName, :action, :targetId, :reason, CAST(:before AS jsonb), CAST(:after AS jsonb),
                    :result, :problem, :requestId)
            ON CONFLICT (id) DO NOTHING""")
    int insert(
            UUID id,
            String streamId,
            Instant at,
            @Nullable UUID actorId,
            @Nullable String actorName,
            String action,
            @Nullable UUID targetId,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            String result,
            @Nullable String problem,
            @Nullable String requestId);

    /** The room's newest rows that are older than {@code after} and what each filter that is there asks for. */
    @Query("""
            SELECT a.id, a.stream_id, a.at, a.actor_id, a.actor_name, a.action, a.target_id, u.display_name AS target_name, a.reason,
                   CAST(a.before AS text) AS before, CAST(a.after AS text) AS after, a.result, a.problem, a.request_id
            FROM voice_audit a LEFT JOIN users u ON u.id = a.target_id
            WHERE a.stream_id = :streamId AND a.id < CAST(:after AS uuid)
              AND (CAST(:actor AS uuid) IS NULL OR a.actor_id = CAST(:actor AS uuid))
              AND (CAST(:target AS uuid) IS NULL OR a.target_id = CAST(:target AS uuid))
              AND (CAST(:action AS text) IS NULL OR a.action = CAST(:action AS text))
              AND (CAST(:result AS text) IS NULL OR a.result = CAST(:result AS text))
            ORDER BY a.id DESC LIMIT :count""")
    List<AuditRow> page(
            String streamId,
            UUID after,
            @Nullable UUID actor,
            @Nullable UUID target,
            @Nullable String action,
            @Nullable String result,
            int count);

    /** Lets this transaction remove rows that are older. */
    @Query("SELECT set_config('earshot.audit_until', CAST(:until AS text), true)")
    String permitRemoval(Instant until);

    /** Removes some of the rows that are older, oldest first; says how many. */
    @Query("""
            DELETE FROM voice_audit WHERE id IN
            (SELECT id FROM voice_audit WHERE at < :until ORDER BY at LIMIT :count)""")
    int remove(Instant until, int count);
}
