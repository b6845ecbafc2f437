package earshot.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on {@code users} and {@code logins}. Whoever changes a user or its logins also calls {@link #raiseVersion}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRepository extends GenericRepository<UserRow, UUID> {
    /** 1, or 0 where the name is taken. */
    @Query("""
            INSERT INTO users (id, name, display_name, password_hash)
            VALUES (:id, :name, :displayName, :passwordHash) ON CONFLICT (name) DO NOTHING""")
    int insert(UUID id, @Nullable String name, String displayName, @Nullable String passwordHash);

    @Query("""
            INSERT INTO users (id, display_name, device_key, address_prefix) VALUES (:id, :displayName, :device, :address)""")
    int insertGuest(UUID id, String displayName, @Nullable String device, @Nullable String address);

    Optional<UserRow> findByName(String name);

    Optional<UserRow> findById(UUID id);

    @Query("UPDATE users SET version = version + 1 WHERE id = :id")
    int raiseVersion(UUID id);

    @Query("UPDATE users SET display_name = :displayName WHERE id = :id")
    int rename(UUID id, String displayName);

    @Query("UPDATE users SET password_hash = :passwordHash WHERE id = :id")
    int setPassword(UUID id, String passwordHash);

    @Query("DELETE FROM users WHERE id = :id")
    int delete(UUID id);

    @Query("INSERT INTO logins (id, user_id, expires_at) VALUES (:login, :user, :expiresAt)")
    int insertLogin(UUID login, UUID user, Instant expiresAt);

    @Query("DELETE FROM logins WHERE id = :login AND user_id = :user")
    int deleteLogin(UUID login, UUID user);

    @Query("DELETE FROM logins WHERE user_id = :user")
    int deleteLogins(UUID user);

    /** Keeps the newest {@code kept} logins of a user. */
    @Query("""
            DELETE FROM logins WHERE user_id = :user AND id NOT IN
            (SELECT id FROM logins WHERE user_id = :user ORDER BY created_at DESC, id DESC LIMIT :kept)""")
    int deleteOldestLogins(UUID user, int kept);

    @Query("DELETE FROM logins WHERE expires_at < now()")
    int deleteExpiredLogins();

    /** Guests cannot sign in again, so one without a login is gone for good. */
    @Query("""
            DELETE FROM users u WHERE u.name IS NULL AND u.created_at < :before
            AND NOT EXISTS (SELECT 1 FROM logins l WHERE l.user_id = u.id)""")
    int deleteGuestsWithoutLogin(Instant before);

    /** The user's {@link AccountState} as JSON, both tables read at one instant. */
    @Query("""
            SELECT CAST(json_build_object(
                'id', u.id, 'name', u.name, 'displayName', u.display_name,
                'createdAt', CAST(extract(epoch FROM u.created_at) * 1000 AS bigint), 'version', u.version,
                'logins', (SELECT coalesce(json_object_agg(l.id, CAST(extract(epoch FROM l.expires_at) * 1000 AS bigint)), '{}')
                           FROM logins l WHERE l.user_id = u.id AND l.expires_at > now()),
                'device', u.device_key, 'address', u.address_prefix,
                'readAt', CAST(extract(epoch FROM now()) * 1000 AS bigint)) AS text)
            FROM users u WHERE u.id = :id""")
    Optional<String> state(UUID id);
}
