package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user with the logins that hold, as one version of both; the copy in Redis is this as JSON.
 *
 * @param version raised with every change
 * @param logins login id to its end, ms since the Unix epoch
 * @param device by what a guest's browser is known again, as {@code address}
 * @param readAt when Postgres said so, ms since the Unix epoch
 */
@Serdeable
record AccountState(
        String id,
        @Nullable String name,
        String displayName,
        long createdAt,
        long version,
        Map<String, Long> logins,
        @Nullable String device,
        @Nullable String address,
        long readAt) {

    /** The largest whole number that a script in Redis tells from its neighbours. */
    private static final long LAST_VERSION = (1L << 53) - 1;

    User user() {
        return new User(id, name, displayName, name == null, createdAt);
    }

    Marks marks() {
        return new Marks(device, address);
    }

    Optional<Caller> caller(UUID login, Instant now) {
        Long end = logins.get(login.toString());
        return end == null || end <= now.toEpochMilli()
                ? Optional.empty()
                : Optional.of(new Caller(user(), login, Instant.ofEpochMilli(end), marks()));
    }

    boolean isYoungerThan(Duration age, Instant now) {
        return Instant.ofEpochMilli(readAt).plus(age).isAfter(now);
    }

    /** What remains of a deleted account: newer than every version it had, and signed in nowhere. */
    static AccountState deleted(UUID user) {
        return new AccountState(
                user.toString(), null, "", 0, LAST_VERSION, Map.of(), null, null, System.currentTimeMillis());
    }
}
