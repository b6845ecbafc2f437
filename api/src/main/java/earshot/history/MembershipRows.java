package earshot.history;

import earshot.room.StreamId;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The rows of {@code voice_rooms} and {@code voice_members}. A session has one row, whatever comes first or twice: its join is the
 * earliest and its leave the latest that was seen, so joins and leaves commute and repeat without harm.
 */
@Singleton
final class MembershipRows {
    private static final String ROOM =
            "INSERT INTO voice_rooms (stream_id, created_at) VALUES (?, ?) ON CONFLICT (stream_id) DO NOTHING";

    private static final String JOIN = """
            INSERT INTO voice_members AS known (session_id, stream_id, user_id, role, guest, joined_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (session_id) DO UPDATE SET joined_at = EXCLUDED.joined_at WHERE EXCLUDED.joined_at < known.joined_at""";

    private static final String LEAVE = """
            INSERT INTO voice_members AS known (session_id, stream_id, user_id, role, guest, joined_at, left_at, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (session_id) DO UPDATE SET left_at = EXCLUDED.left_at, reason = EXCLUDED.reason, role = EXCLUDED.role
            WHERE known.left_at IS NULL OR EXCLUDED.left_at > known.left_at""";

    private final TransactionOperations<Connection> transactions;

    MembershipRows(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Writes all of {@code memberships}, which are some, or none; answers those that were news, by session. */
    List<Membership> write(StreamId stream, List<Membership> memberships) {
        // In one order for every writer: two nodes with parts of the same queue would wait for each other's rows.
        List<Membership> ordered = memberships.stream()
                .sorted(Comparator.comparing(MembershipRows::session))
                .toList();
        return transactions.executeWrite(transaction -> {
            try {
                return write(transaction.getConnection(), stream, ordered);
            } catch (SQLException e) {
                throw new DataAccessException("the history was not written", e);
            }
        });
    }

    private static List<Membership> write(Connection postgres, StreamId stream, List<Membership> memberships)
            throws SQLException {
        var news = new ArrayList<Membership>();
        try (var room = postgres.prepareStatement(ROOM);
                var join = postgres.prepareStatement(JOIN);
                var leave = postgres.prepareStatement(LEAVE)) {
            room.setString(1, stream.value());
            room.setObject(2, utc(memberships.getFirst().joinedAt()));
            room.executeUpdate();
            for (Membership membership : memberships) {
                if (write(stream, membership, join, leave) > 0) {
                    news.add(membership);
                }
            }
        }
        return news;
    }

    private static int write(StreamId stream, Membership membership, PreparedStatement join, PreparedStatement leave)
            throws SQLException {
        return switch (membership) {
            case Membership.Join joined -> {
                setMember(join, stream, joined);
                yield join.executeUpdate();
            }
            case Membership.Leave left -> {
                setMember(leave, stream, left);
                leave.setObject(7, utc(left.leftAt()));
                leave.setString(8, left.reason().text());
                yield leave.executeUpdate();
            }
        };
    }

    private static String session(Membership membership) {
        return membership.identity().session().value();
    }

    private static void setMember(PreparedStatement row, StreamId stream, Membership membership) throws SQLException {
        row.setObject(1, UUID.fromString(session(membership)));
        row.setString(2, stream.value());
        row.setObject(3, UUID.fromString(membership.identity().user().value()));
        row.setString(4, membership.role().text());
        row.setBoolean(5, membership.guest());
        row.setObject(6, utc(membership.joinedAt()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
