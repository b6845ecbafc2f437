package earshot.stream;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on {@code streams}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StreamRepository extends GenericRepository<StreamRow, String> {
    String SELECT = """
            SELECT s.id, s.host_id, u.display_name AS host_name, s.title, s.playback_url, s.visibility, s.status, s.voice_enabled,
                   s.soft_cap, s.hard_cap, s.created_at, s.started_at, s.ended_at
            FROM streams s JOIN users u ON u.id = s.host_id
            """;

    @Query(SELECT + "WHERE s.id = :id")
    Optional<StreamRow> find(String id);

    /** Public streams and those of {@code viewer}, newest first, from where {@code beforeTime} and {@code beforeId} say. */
    @Query(SELECT + """
                    WHERE (s.visibility = 'public' OR s.host_id = :viewer) AND (s.created_at, s.id) < (:beforeTime, :beforeId)
                    ORDER BY s.created_at DESC, s.id DESC LIMIT :count""")
    List<StreamRow> list(UUID viewer, Instant beforeTime, String beforeId, int count);

    @Query(SELECT + "WHERE s.host_id = :host")
    List<StreamRow> ofHost(UUID host);

    @Query(SELECT + "WHERE s.status = 'live' OR s.id IN (:ids)")
    List<StreamRow> liveAnd(List<String> ids);

    /** 1, or 0 where the id is taken. */
    @Query("""
            INSERT INTO streams (id, host_id, title, playback_url, visibility, status, voice_enabled, soft_cap, hard_cap, started_at)
            VALUES (:id, :host, :title, :playbackUrl, :visibility, :status, :voiceEnabled, :softCap, :hardCap,
                    CASE WHEN :status = 'live' THEN now() END)
            ON CONFLICT (id) DO NOTHING""")
    int insert(
            String id,
            UUID host,
            String title,
            String playbackUrl,
            String visibility,
            String status,
            boolean voiceEnabled,
            int softCap,
            int hardCap);

    /** Changes what is given; the rest stays, whoever else edits at the same time. */
    @Query("""
            UPDATE streams SET
                title = coalesce(:title, title),
                playback_url = coalesce(:playbackUrl, playback_url),
                visibility = coalesce(:visibility, visibility),
                voice_enabled = coalesce(:voiceEnabled, voice_enabled),
                soft_cap = coalesce(:softCap, soft_cap),
                hard_cap = coalesce(:hardCap, hard_cap),
                started_at = CASE WHEN :status = 'live' AND status <> 'live' THEN now() ELSE started_at END,
                ended_at = CASE WHEN :status = 'live' THEN NULL WHEN :status = 'ended' AND status <> 'ended' THEN now()
                                ELSE ended_at END,
                status = coalesce(:status, status)
            WHERE id = :id""")
    int update(
            String id,
            @Nullable String title,
            @Nullable String playbackUrl,
            @Nullable String visibility,
            @Nullable String status,
            @Nullable Boolean voiceEnabled,
            @Nullable Integer softCap,
            @Nullable Integer hardCap);

    @Query("DELETE FROM streams WHERE id = :id")
    int delete(String id);
}
