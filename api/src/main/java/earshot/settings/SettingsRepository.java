package earshot.settings;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The statements on {@code voice_settings}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SettingsRepository extends GenericRepository<StoredSettings, UUID> {
    @Query("""
            SELECT user_id, version, schema_number, CAST(document AS text) AS document, updated_at
            FROM voice_settings WHERE user_id = :user""")
    Optional<StoredSettings> find(UUID user);

    @Query("SELECT version FROM voice_settings WHERE user_id = :user")
    Optional<Long> version(UUID user);

    /** Makes version 1; 1, or 0 where there is a version already or no such user. */
    @Query("""
            INSERT INTO voice_settings (user_id, version, schema_number, document, updated_at)
            SELECT id, 1, :schemaNumber, CAST(:document AS jsonb), :updatedAt FROM users WHERE id = :user FOR KEY SHARE
            ON CONFLICT (user_id) DO NOTHING""")
    int insert(UUID user, int schemaNumber, String document, Instant updatedAt);

    /** Makes the next version of {@code expected}; 1, or 0 where that is not the current one. */
    @Query("""
            UPDATE voice_settings
            SET version = version + 1, schema_number = :schemaNumber, document = CAST(:document AS jsonb), updated_at = :updatedAt
            WHERE user_id = :user AND version = :expected""")
    int update(UUID user, long expected, int schemaNumber, String document, Instant updatedAt);
}
