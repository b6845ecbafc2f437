package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
    private final TruthOutage outage;
    private final Clock clock;

    LiveLogins(AccountStore truth, AccountCopies copies, TruthOutage outage, Clock clock) {
        this.truth = truth;
        this.copies = copies;
        this.outage = outage;
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
                .or(() -> readAgain(user, copy))
                .flatMap(state -> state.caller(login, now));
    }

    /** Reads the user's state and puts it before all nodes, where Redis is there. */
    AccountState refreshed(UUID user) {
        AccountState state = truth.state(user)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED, "This account was deleted."));
        copies.offer(state);
        return state;
    }

    private Optional<AccountState> readAgain(UUID user, Optional<AccountState> copy) {
        if (copy.isPresent() && outage.lasts()) {
            outage.askBeside(() -> read(user));
            return copy;
        }
        return outage.bridge(() -> read(user), failure -> believe(copy, failure));
    }

    private Optional<AccountState> read(UUID user) {
        Optional<AccountState> read = truth.state(user);
        read.ifPresent(copies::offer);
        return read;
    }

    private static Optional<AccountState> believe(Optional<AccountState> copy, RuntimeException failure) {
        if (copy.isEmpty()) {
            throw failure;
        }
        LOG.atWarn()
                .addKeyValue("cause", failure.getMessage())
                .log("Postgres is away: logins are believed by their copies");
        return copy;
    }
}
