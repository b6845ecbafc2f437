package earshot.audit;

import earshot.room.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a request that is marked {@link Action} tells of itself for its row; a controller takes it as a parameter. Whatever was told before a
 * refusal stands in the row of the refusal. The parameter is marked {@code @Parameter(hidden = true)}, or the API's description takes it for a
 * body.
 */
public final class Deed {
    private @Nullable String action;
    private @Nullable UserId target;
    private @Nullable String reason;
    private @Nullable Object before;
    private @Nullable Object after;

    /** What it is, where the route alone does not say. */
    public Deed as(String name) {
        action = name;
        return this;
    }

    /** Whom it is done to; the path's {@code userId} where this is not called. */
    public Deed on(UserId user) {
        target = user;
        return this;
    }

    /** Why, in the actor's words: plain text of at most 300 characters. */
    public Deed because(@Nullable String words) {
        reason = words;
        return this;
    }

    /** How it was and how it is now; each a {@code @Serdeable} or a map that is written as a JSON object, or nothing. */
    public Deed changed(@Nullable Object was, @Nullable Object is) {
        before = was;
        after = is;
        return this;
    }

    @Nullable
    String action() {
        return action;
    }

    @Nullable
    UserId target() {
        return target;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Object before() {
        return before;
    }

    @Nullable
    Object after() {
        return after;
    }
}
