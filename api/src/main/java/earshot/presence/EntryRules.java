package earshot.presence;

import earshot.account.Caller;
import earshot.account.Passwords;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.rules.Access;
import earshot.rules.RoomRules;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a room asks of those who come in: an account, the host's link, a password, that a host is there. Hosts and moderators, and whoever
 * has a seat already, are not asked.
 */
@Singleton
class EntryRules {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Seats seats;
    private final Passwords passwords;
    private final RateLimits limits;
    private final RateLimit attempts;

    EntryRules(Seats seats, Passwords passwords, RateLimits limits, PresenceSettings settings) {
        this.seats = seats;
        this.passwords = passwords;
        this.limits = limits;
        this.attempts = new RateLimit("room-password", settings.roomPasswordsPerMinute(), MINUTE);
    }

    /**
     * Lets the caller ask for a seat.
     *
     * @param terms by which the caller is judged in the room
     * @throws ProblemException {@code account-needed}, {@code invite-needed}, {@code password-needed}, {@code host-absent}, {@code
     *     rate-limited}
     */
    void require(Caller caller, StreamId room, Terms terms, @Nullable JoinBody body) {
        RoomRules rules = terms.settings().rules();
        boolean leads = terms.role(caller.id()).compareTo(Role.MODERATOR) <= 0;
        if (leads
                || asksNothing(rules)
                || terms.standing().denial(terms.now()).isPresent()
                || seats.of(room, caller.id()).isPresent()) {
            return;
        }
        requireAccess(caller, room, rules, Optional.ofNullable(body));
        if (rules.waitForHost() && seats.all(room).stream().noneMatch(Seats::isHost)) {
            throw new ProblemException(ProblemType.HOST_ABSENT, "Voice begins when the host is there.");
        }
    }

    private static boolean asksNothing(RoomRules rules) {
        return rules.access() == Access.EVERYONE && !rules.waitForHost();
    }

    private void requireAccess(Caller caller, StreamId room, RoomRules rules, Optional<JoinBody> body) {
        switch (rules.access()) {
            case EVERYONE -> {}
            case SIGNED_IN -> {
                if (caller.guest()) {
                    throw new ProblemException(ProblemType.ACCOUNT_NEEDED, "This room is for people with an account.");
                }
            }
            case INVITED -> {
                if (!same(rules.invite(), body.map(JoinBody::invite))) {
                    throw new ProblemException(ProblemType.INVITE_NEEDED, "Use the link that the host gave out.");
                }
            }
            case PASSWORD -> requirePassword(caller, room, rules.passwordHash(), body.map(JoinBody::password));
        }
    }

    private void requirePassword(Caller caller, StreamId room, @Nullable String hash, Optional<String> given) {
        String password = given.orElseThrow(
                () -> new ProblemException(ProblemType.PASSWORD_NEEDED, "The host gave this room a password."));
        limits.require(attempts, room + ":" + caller.id());
        if (!passwords.matches(password, hash)) {
            throw new ProblemException(ProblemType.PASSWORD_NEEDED, "This is not the room's password.");
        }
    }

    /** Takes the same time however much of it is right. */
    private static boolean same(String secret, Optional<String> given) {
        return given.filter(text -> MessageDigest.isEqual(bytes(text), bytes(secret)))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
