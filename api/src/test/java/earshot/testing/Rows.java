package earshot.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /** The first column of what the query finds, in its order. */
    public static List<String> column(String database, String query) {
        try (var postgres = DriverManager.getConnection(database, "postgres", "postgres");
                var rows = postgres.createStatement().executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
