package earshot.testing;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks into a test's database past the API. */
public final class Rows {
    private Rows() {}

    /** How many rows the query finds. */
    public static int count(String database, String query) {
        try (var postgres = DriverManager.getConnection(database, "postgres", "postgres");
                var rows = postgres.createStatement().executeQuery("SELECT count(*) FROM (" + query + ") AS found")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
