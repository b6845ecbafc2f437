package earshot.account;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accounts and logins in Postgres, where the truth is. Each method is one transaction and raises the user's version. */
@Singleton
class AccountStore {
    /** More places than one person uses; the oldest falls out. */
    private static final int MOST_LOGINS = 20;

    private final UserRepository rows;
    private final AccountStateText text;

    AccountStore(UserRepository rows, AccountStateText text) {
        this.rows = rows;
        this.text = text;
    }

    /** A new account that is signed in nowhere, or nothing where its name is taken. */
    @Transactional
    Optional<UUID> create(String name, String displayName, String passwordHash) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return rows.insert(id, name, displayName, passwordHash) == 1 ? Optional.of(id) : Optional.empty();
    }

    /** A new guest that is signed in nowhere. */
    @Transactional
    UUID createGuest(String displayName, Marks marks) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        rows.insertGuest(id, displayName, marks.device(), marks.address());
        return id;
    }

    @Transactional
    UUID addLogin(UUID user, Instant expiresAt) {
        UUID login = UuidCreator.getTimeOrderedEpoch();
        rows.raiseVersion(user);
        rows.insertLogin(login, user, expiresAt);
        rows.deleteOldestLogins(user, MOST_LOGINS);
        return login;
    }

    @Transactional
    void removeLogin(UUID user, UUID login) {
        rows.raiseVersion(user);
        rows.deleteLogin(login, user);
    }

    /** A new password ends every login. */
    @Transactional
    void changePassword(UUID user, String hash) {
        rows.raiseVersion(user);
        rows.setPassword(user, hash);
        rows.deleteLogins(user);
    }

    @Transactional
    void rename(UUID user, String displayName) {
        rows.raiseVersion(user);
        rows.rename(user, displayName);
    }

    @Transactional
    void delete(UUID user) {
        rows.delete(user);
    }

    Optional<UserRow> byName(String name) {
        return rows.findByName(name);
    }

    Optional<UserRow> byId(UUID user) {
        return rows.findById(user);
    }

    Optional<AccountState> state(UUID user) {
        return rows.state(user).map(text::parse);
    }

    /** Removes logins that have ended, and guests that have been without one for {@code age}. */
    @Transactional
    void prune(Duration age) {
        rows.deleteExpiredLogins();
        rows.deleteGuestsWithoutLogin(Instant.now().minus(age));
    }
}
