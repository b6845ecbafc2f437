package earshot.account;

import earshot.room.UserId;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What can be done with an account. Every change is in Postgres and seen by all nodes when the method returns. */
@Singleton
public class Accounts {
    private final AccountStore store;
    private final LiveLogins live;
    private final Revocations revocations;
    private final ProfileChanges profiles;
    private final Passwords passwords;
    private final LoginTokens tokens;
    private final AccountSettings settings;
    private final ApplicationEventPublisher<AccountClosing> closing;
    private final AuditLog audit;
    private final ApplicationEventPublisher<AccountClosed> closed;
    private final Clock clock;

    Accounts(
            AccountStore store,
            LiveLogins live,
            Revocations revocations,
            ProfileChanges profiles,
            Passwords passwords,
            LoginTokens tokens,
            AccountSettings settings,
            ApplicationEventPublisher<AccountClosing> closing,
            AuditLog audit,
            ApplicationEventPublisher<AccountClosed> closed,
            Clock clock) {
        this.store = store;
        this.live = live;
        this.revocations = revocations;
        this.profiles = profiles;
        this.passwords = passwords;
        this.tokens = tokens;
        this.settings = settings;
        this.closing = closing;
        this.audit = audit;
        this.closed = closed;
        this.clock = clock;
    }

    /** A new account that is signed in at once; nothing where the name is taken. */
    Optional<Login> signUp(String name, String displayName, String password) {
        return store.create(name, displayName.strip(), passwords.hash(password))
                .map(user -> login("sign_up", user, settings.loginTtl()));
    }

    /**
     * The account of that name, made where there is none, with that password from now on.
     *
     * @param seen how the password was kept when it was last provided, or an empty text: where it still is kept so, nothing is hashed
     */
    public Provided provide(String name, String displayName, String password, String seen) {
        return store.byName(name)
                .map(user -> withPassword(user, password, seen))
                .orElseGet(() -> made(name, displayName, password));
    }

    private Provided withPassword(UserRow user, String password, String seen) {
        String kept = user.passwordHash();
        if (kept != null && (kept.equals(seen) || passwords.matches(password, kept))) {
            return Provided.of(user.id(), kept);
        }
        String hash = passwords.hash(password);
        store.changePassword(user.id(), hash);
        return Provided.of(user.id(), hash);
    }

    private Provided made(String name, String displayName, String password) {
        String hash = passwords.hash(password);
        return Provided.of(store.create(name, displayName, hash).orElseThrow(), hash);
    }

    /**
     * An account that is there.
     *
     * @param user whose it is
     * @param kept how its password is kept
     */
    public record Provided(UserId user, String kept) {
        private static Provided of(UUID user, String kept) {
            return new Provided(new UserId(user.toString()), kept);
        }
    }

    /** A new guest, signed in, who is known again by {@code marks}. */
    Login guest(String displayName, Marks marks) {
        return login("guest_sign_in", store.createGuest(displayName.strip(), marks), settings.guestTtl());
    }

    /** Signed in for {@code ttl}; nothing where name and password are not those of an account. Takes the same time either way. */
    Optional<Login> signIn(String name, String password, Duration ttl) {
        Optional<UserRow> user = store.byName(name);
        boolean right =
                passwords.matches(password, user.map(UserRow::passwordHash).orElse(null));
        if (!right) {
            user.ifPresentOrElse(
                    row -> audit.write("sign_in_refused", new UserId(row.id().toString())),
                    () -> audit.write("sign_in_refused"));
        }
        return user.filter(row -> right).map(row -> login("sign_in", row.id(), ttl));
    }

    /** A bearer token of the caller's own login: it ends with it. */
    Login token(Caller caller) {
        return tokens.issue(caller, clock.instant().plus(settings.tokenTtl()));
    }

    /** Ends the caller's login. */
    void signOut(Caller caller) {
        store.removeLogin(uuid(caller), caller.login());
        audit.write("sign_out", caller.id());
        revocations.publish(uuid(caller));
    }

    User rename(Caller caller, String displayName) {
        store.rename(uuid(caller), displayName.strip());
        User renamed = live.refreshed(uuid(caller)).user();
        profiles.publish(renamed);
        return renamed;
    }

    /** The user's name as others see it; nothing where the account is gone. */
    public Optional<String> displayName(UserId user) {
        return store.byId(UUID.fromString(user.value())).map(UserRow::displayName);
    }

    /** Ends every login and gives the caller a new one; nothing where {@code current} is not the password. */
    Optional<Login> changePassword(Caller caller, String current, String next) {
        if (!isPasswordOf(caller, current)) {
            return Optional.empty();
        }
        store.changePassword(uuid(caller), passwords.hash(next));
        revocations.publish(uuid(caller));
        return Optional.of(login("password_change", uuid(caller), settings.loginTtl()));
    }

    /** Whether {@code password} is the caller's; a guest has none. */
    boolean isPasswordOf(Caller caller, String password) {
        return passwords.matches(
                password, store.byId(uuid(caller)).map(UserRow::passwordHash).orElse(null));
    }

    /** Deletes the account and what it owns. */
    void delete(Caller caller) {
        closing.publishEvent(new AccountClosing(caller.id()));
        store.delete(uuid(caller));
        audit.write("account_delete", caller.id());
        closed.publishEvent(new AccountClosed(caller.id()));
        revocations.publish(uuid(caller));
    }

    private Login login(String deed, UUID user, Duration ttl) {
        Instant expiresAt = clock.instant().plus(ttl);
        UUID login = store.addLogin(user, expiresAt);
        AccountState state = live.refreshed(user);
        audit.write(deed, new UserId(user.toString()));
        return tokens.issue(new Caller(state.user(), login, expiresAt, state.marks()), expiresAt);
    }

    private static UUID uuid(Caller caller) {
        return UUID.fromString(caller.user().id());
    }
}
