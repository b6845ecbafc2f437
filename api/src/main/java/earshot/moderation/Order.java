package earshot.moderation;

import earshot.account.Caller;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do to somebody.
 *
 * @param caller who
 * @param room where
 * @param target to whom
 * @param wish what
 * @param reason in the caller's words, at most 300 characters
 */
record Order(
        Caller caller,
        StreamId room,
        UserId target,
        Wish wish,
        @Nullable String reason) {
    /** The reason, unless it is blank. */
    Optional<String> words() {
        return Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Whether they do it to themselves. */
    boolean toOneself() {
        return caller.id().equals(target);
    }
}
