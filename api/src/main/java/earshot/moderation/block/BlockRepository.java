package earshot.moderation.block;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The statements on {@code blocks}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BlockRepository extends GenericRepository<BlockRow, UUID> {
    /** Keeps every other change of the user's list waiting until this transaction ends. The framework would run a SELECT FOR UPDATE as an update. */
    @Query(
            "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended('blocks ' || CAST(:user AS text), 0))) AS held")
    long hold(UUID user);

    /** 1, or 0 where it is there already or one of the two is not. */
    @Query("""
            INSERT INTO blocks (user_id, blocked_id) SELECT :user, id FROM users WHERE id = :blocked FOR KEY SHARE
            ON CONFLICT DO NOTHING""")
    int insert(UUID user, UUID blocked);

    @Query("DELETE FROM blocks WHERE user_id = :user AND blocked_id = :blocked")
    int delete(UUID user, UUID blocked);

    @Query("SELECT blocked_id FROM blocks WHERE user_id = :user ORDER BY at, blocked_id")
    List<UUID> list(UUID user);
}
