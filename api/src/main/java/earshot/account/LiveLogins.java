package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which logins hold, for every request: a copy in Redis in front of Postgres. The package comment says why no revocation is missed. */
@Singleton
public class LiveLogins {
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

    /** Without a copy there is nothing to go by, whoever waits. */
    private Optional<AccountState> readAgain(UUID user, Optional<AccountState> copy) {
        return copy.isEmpty() ? read(user) : outage.ask(() -> read(user), copy);
    }

    private Optional<AccountState> read(UUID user) {
        Optional<AccountState> read = truth.state(user);
        read.ifPresent(copies::offer);
        return read;
    }
}
