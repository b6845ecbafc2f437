package earshot.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.room.StreamId;
import earshot.testing.Backends;
import earshot.testing.Node;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows are never changed, whoever asks, and go by their age alone. */
class AuditRowsTest {
    private static final String DATABASE = Backends.newDatabase();
    private static Node node;

    private final StreamId room = new StreamId("s-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("datasources.default.url", DATABASE, "earshot.audit.retention", "30d"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void noStatementChangesOrRemovesARow() {
        write(Duration.ofDays(400));

        for (String statement : List.of(
                "UPDATE voice_audit SET reason = 'other'",
                "DELETE FROM voice_audit",
                "TRUNCATE voice_audit",
                "SET earshot.audit_until = 'infinity'; UPDATE voice_audit SET reason = 'other'",
                "SET earshot.audit_until = '1999-01-01'; DELETE FROM voice_audit")) {
            assertThatThrownBy(() -> execute(statement)).as(statement).hasMessageContaining("append-only");
        }
        assertThat(rows()).hasSize(1);
    }

    @Test
    void notEvenRetentionRemovesTheLastDay() {
        write(Duration.ofHours(23));

        assertThatThrownBy(() ->
                        execute("SET earshot.audit_until = 'infinity'; DELETE FROM voice_audit WHERE stream_id = '"
                                + room + "'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void whatIsOlderThanItIsKeptGoes() {
        write(Duration.ofDays(31));
        write(Duration.ofDays(29));

        node.bean(AuditRetention.class).prune();

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row.at())
                .isAfter(Instant.now().minus(Duration.ofDays(30))));
    }

    private void write(Duration age) {
        var now = AuditEntry.bySystem(room, "test", null, null, null, null);
        var entry = new AuditEntry(
                now.id(), now.at().minus(age), room, null, "test", null, null, null, null, now.result(), null);
        node.bean(AuditRows.class).write(node.bean(AuditTexts.class).row(entry));
    }

    private List<AuditRow> rows() {
        return node.bean(AuditRows.class).page(room.value(), new AuditQuery(null, null, null, null), null, 10);
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(DATABASE, "postgres", "postgres");
                var sent = connection.createStatement()) {
            sent.execute(statement);
        }
    }
}
