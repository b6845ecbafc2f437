package earshot.rules;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that write what was decided for rooms, and those that it is decided by. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DecisionRepository extends GenericRepository<SanctionRow, UUID> {
    String COLUMNS = """
            id, NULL AS room, stream_id, host_id, user_id, user_name, kind, reason, actor_id, actor_name, at, until, device_key,
            address_prefix
            """;

    /** The host; waits until nobody else decides on this room. */
    @Query("SELECT host_id FROM streams WHERE id = :room FOR UPDATE")
    Optional<UUID> turn(String room);

    /** Waits until nobody else decides on all rooms of this host. */
    @Query("SELECT id FROM users WHERE id = :host FOR UPDATE")
    Optional<UUID> hostTurn(UUID host);

    @Query("SELECT id, display_name, name IS NULL AS guest FROM users WHERE id = :user")
    Optional<Person> person(UUID user);

    @Query("SELECT EXISTS (SELECT 1 FROM sanctions WHERE id = :id)")
    boolean known(UUID id);

    /** Ends what stands there, for a newer one to take its place. */
    @Query("""
            UPDATE sanctions SET lifted_at = :at
            WHERE user_id = :user AND kind = :kind AND coalesce(stream_id, host_id::text) = :reach AND lifted_at IS NULL""")
    int supersede(UUID user, String kind, String reach, Instant at);

    @Query("""
            INSERT INTO sanctions (id, stream_id, host_id, user_id, user_name, kind, reason, actor_id, actor_name, at, until, device_key,
                address_prefix)
            SELECT :id, :room, u.id, :user, :userName, :kind, :reason, :actor, :actorName, :at, :until, :deviceKey, :addressPrefix
            FROM users u WHERE u.id = :host AND (CAST(:room AS text) IS NULL OR EXISTS (SELECT 1 FROM streams WHERE id = :room))""")
    int insert(
            UUID id,
            @Nullable String room,
            UUID host,
            UUID user,
            String userName,
            String kind,
            @Nullable String reason,
            UUID actor,
            String actorName,
            Instant at,
            @Nullable Instant until,
            @Nullable String deviceKey,
            @Nullable String addressPrefix);

    @Query("UPDATE sanctions SET lifted_at = :at, lifted_by = :by WHERE id = :id AND lifted_at IS NULL")
    int lift(UUID id, Instant at, UUID by);

    @Query("""
            INSERT INTO room_roles (stream_id, user_id, role, granted_by) VALUES (:room, :user, :role, :by)
            ON CONFLICT (stream_id, user_id) DO UPDATE SET role = EXCLUDED.role, granted_by = EXCLUDED.granted_by, at = now()""")
    int grant(String room, UUID user, String role, UUID by);

    @Query("DELETE FROM room_roles WHERE stream_id = :room AND user_id = :user")
    int revoke(String room, UUID user);

    /** The room's bans that count now, newest first, those of all rooms of its host among them. */
    @Query("SELECT " + COLUMNS + """
            FROM sanctions
            WHERE host_id = :host AND (stream_id = :room OR stream_id IS NULL) AND kind = 'ban' AND lifted_at IS NULL
              AND (until IS NULL OR until > :now) AND id < CAST(:after AS uuid)
            ORDER BY id DESC LIMIT :count""")
    List<SanctionRow> bans(UUID host, String room, Instant now, UUID after, int count);

    /** What counts now against a user, anywhere. */
    @Query("SELECT " + COLUMNS + """
            FROM sanctions WHERE user_id = :user AND lifted_at IS NULL AND (until IS NULL OR until > :now) ORDER BY at, id""")
    List<SanctionRow> against(UUID user, Instant now);

    @Query("SELECT id FROM streams WHERE host_id = :host")
    List<String> streams(UUID host);
}
