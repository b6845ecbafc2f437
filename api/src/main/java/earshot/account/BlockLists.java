package earshot.account;

import earshot.room.UserId;
import java.util.List;
import java.util.Optional;

/** Whom users have blocked, so that a tab which comes back knows. */
public interface BlockLists {
    /** Those whom the user does not want to hear, earliest first; nothing while it cannot be known. */
    Optional<List<String>> of(UserId user);
}
