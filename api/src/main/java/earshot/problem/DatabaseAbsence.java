package earshot.problem;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a Postgres that is away from a fault of our own. */
public final class DatabaseAbsence {
    /** SQLSTATE classes of a server that is not there, has no room, or is going away. */
    private static final List<String> AWAY = List.of("08", "53", "57");

    private DatabaseAbsence() {}

    /** What {@code ask} gets from Postgres; while that is away, what {@code instead} makes of the failure. */
    public static <T> T bridge(Supplier<T> ask, Function<RuntimeException, T> instead) {
        try {
            return ask.get();
        } catch (DataAccessException | CannotGetJdbcConnectionException | ConnectionException failure) {
            if (!explains(failure)) {
                throw failure;
            }
            return instead.apply(failure);
        }
    }

    /** Whether {@code failure} says that Postgres cannot serve now. */
    public static boolean explains(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof ConnectionException
                        || (cause instanceof SQLException sql && isAway(sql.getSQLState())));
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && AWAY.stream().anyMatch(state::startsWith);
    }
}
