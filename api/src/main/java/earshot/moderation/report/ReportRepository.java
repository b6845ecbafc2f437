package earshot.moderation.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on {@code reports}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReportRepository extends GenericRepository<ReportRow, UUID> {
    String SELECT = """
            SELECT id, stream_id, at, reporter_id, reporter_name, target_id, target_name, reason, CAST(evidence AS text) AS evidence,
                   closed_at, closed_by, note
            FROM reports
            """;

    /** 1, or 0 where there is no such stream any more. */
    @Query("""
            INSERT INTO reports (id, stream_id, at, reporter_id, reporter_name, target_id, target_name, reason, evidence)
            SELECT :id, s.id, :at, :reporterId, :reporterName, :targetId, :targetName, :reason, CAST(:evidence AS jsonb)
            FROM streams s WHERE s.id = :streamId FOR KEY SHARE""")
    int insert(
            UUID id,
            String streamId,
            Instant at,
            UUID reporterId,
            String reporterName,
            UUID targetId,
            String targetName,
            String reason,
            String evidence);

    @Query(SELECT + "WHERE stream_id = :streamId AND id = :id")
    Optional<ReportRow> find(String streamId, UUID id);

    /** The room's newest reports that are older than {@code after}; all of them, or only those that are closed, or that are not. */
    @Query(SELECT + """
                    WHERE stream_id = :streamId AND id < CAST(:after AS uuid)
                      AND (CAST(:closed AS boolean) IS NULL OR (closed_at IS NOT NULL) = CAST(:closed AS boolean))
                    ORDER BY id DESC LIMIT :count""")
    List<ReportRow> page(String streamId, UUID after, @Nullable Boolean closed, int count);

    /** 1, or 0 where it was closed before. */
    @Query("""
            UPDATE reports SET closed_at = :at, closed_by = :closedBy, note = :note
            WHERE stream_id = :streamId AND id = :id AND closed_at IS NULL""")
    int close(String streamId, UUID id, Instant at, String closedBy, @Nullable String note);

    @Query("DELETE FROM reports WHERE closed_at < :until")
    int removeClosed(Instant until);
}
