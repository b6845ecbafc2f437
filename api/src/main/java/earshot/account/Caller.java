package earshot.account;

import earshot.room.UserId;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;
import java.util.UUID;

/**
 * Who sent a request. A controller parameter of this type answers 401 where nobody is signed in; a {@code @Nullable} one is absent then.
 *
 * @param user the account
 * @param login which of the user's places the request came from
 */
public record Caller(User user, UUID login) implements Authentication {
    public UserId id() {
        return user.userId();
    }

    public String displayName() {
        return user.displayName();
    }

    public boolean guest() {
        return user.guest();
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
