package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which logins hold, for every request: a copy in Redis in front of Postgres. The package comment says why no revocation is missed. */
@Singleton
public class LiveLogins {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLogins.class);

    /** An older copy is read again: it bounds what a revocation that never reached Redis leaves open. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final AccountStore truth;
    private final AccountCopies copies;
    private final Clock clock;

    LiveLogins(AccountStore truth, AccountCopies copies, Clock clock) {
        this.truth = truth;
        this.copies = copies;
        this.clock = clock;
    }

    /** Whether the caller's login has not ended since the request was let in. */
    public boolean holds(Caller caller) {
        return find(UUID.fromString(caller.user().id()), caller.login()).isPresent();
    }

    /** Whoever is signed in by that login; nothing where it has ended. */
    Optional<Caller> find(UUID user, UUID login) {
        Optional<AccountState> copy = copies.find(user);
        Instant now = clock.instant();
        return copy.filter(found -> found.isYoungerThan(FRESH, now))
                .or(() -> readAgain(user, copy.orElse(null)))
                .flatMap(state -> state.caller(login, now));
    }

    /** Reads the user's state and puts it before all nodes, where Redis is there. */
    AccountState refreshed(UUID user) {
        AccountState state = truth.state(user)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED, "This account was deleted."));
        copies.offer(state);
        return state;
    }

    private Optional<AccountState> readAgain(UUID user, @Nullable AccountState copy) {
        try {
            Optional<AccountState> read = truth.state(user);
            read.ifPresent(copies::offer);
            return read;
        } catch (DataAccessException | CannotGetJdbcConnectionException | ConnectionException e) {
            if (copy == null) {
                throw e;
            }
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Postgres is away: a login is believed by its copy");
            return Optional.of(copy);
        }
    }
}
