package earshot.rules;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that read what was decided for rooms. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RuleRepository extends GenericRepository<SanctionRow, UUID> {
    @Query("""
            SELECT stream_id, mode, locked, closed, speaker_cap, slow_mode_ms, status_line, pinned, access, invite, password_hash,
                   wait_for_host, succession
            FROM room_rules WHERE stream_id IN (:rooms)""")
    List<RulesRow> rules(List<String> rooms);

    /** Puts the rules in the place of what the room had. */
    @Query("""
            INSERT INTO room_rules (stream_id, mode, locked, closed, speaker_cap, slow_mode_ms, status_line, pinned, access, invite,
                                    password_hash, wait_for_host, succession, updated_at)
            VALUES (:streamId, :mode, :locked, :closed, :speakerCap, :slowModeMs, :statusLine, :pinned, :access, :invite,
                    :passwordHash, :waitForHost, :succession, now())
            ON CONFLICT (stream_id) DO UPDATE SET
                mode = EXCLUDED.mode, locked = EXCLUDED.locked, closed = EXCLUDED.closed, speaker_cap = EXCLUDED.speaker_cap,
                slow_mode_ms = EXCLUDED.slow_mode_ms, status_line = EXCLUDED.status_line, pinned = EXCLUDED.pinned,
                access = EXCLUDED.access, invite = EXCLUDED.invite, password_hash = EXCLUDED.password_hash,
                wait_for_host = EXCLUDED.wait_for_host, succession = EXCLUDED.succession, updated_at = EXCLUDED.updated_at""")
    int put(
            String streamId,
            String mode,
            boolean locked,
            boolean closed,
            @Nullable Integer speakerCap,
            int slowModeMs,
            String statusLine,
            @Nullable UUID pinned,
            String access,
            String invite,
            @Nullable String passwordHash,
            boolean waitForHost,
            boolean succession);

    @Query("SELECT stream_id, user_id, role FROM room_roles WHERE stream_id IN (:rooms)")
    List<RoleRow> roles(List<String> rooms);

    /** What counts at {@code now} in each of the rooms. */
    @Query("""
            SELECT x.id, s.id AS room, x.stream_id, x.host_id, x.user_id, x.user_name, x.kind, x.reason, x.actor_id, x.actor_name,
                   x.at, x.until, x.device_key, x.address_prefix
            FROM streams s JOIN sanctions x ON x.stream_id = s.id OR (x.stream_id IS NULL AND x.host_id = s.host_id)
            WHERE s.id IN (:rooms) AND x.lifted_at IS NULL AND (x.until IS NULL OR x.until > :now)""")
    List<SanctionRow> sanctions(List<String> rooms, Instant now);
}
