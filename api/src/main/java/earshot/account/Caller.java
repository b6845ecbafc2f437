package earshot.account;

import earshot.room.UserId;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Who sent a request. A controller parameter of this type answers 401 where nobody is signed in; a {@code @Nullable} one is absent then.
 *
 * @param user the account
 * @param login which of the user's places the request came from
 * @param until when what the request showed stops counting, unless it is revoked before
 * @param marks by what else a guest is known again
 */
public record Caller(User user, UUID login, Instant until, Marks marks) implements Authentication {
    /** A caller who is known by the id alone. */
    public Caller(User user, UUID login, Instant until) {
        this(user, login, until, Marks.NONE);
    }

    public UserId id() {
        return user.userId();
    }

    public String displayName() {
        return user.displayName();
    }

    public boolean guest() {
        return user.guest();
    }

    /** The same caller, by a token that ends then, if that is earlier. */
    Caller untilAtMost(Instant end) {
        return end.isBefore(until) ? new Caller(user, login, end, marks) : this;
    }

    @Override
    public String getName() {
        return user.id();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
