package earshot.problem;

import org.jspecify.annotations.Nullable;

/**
 * What keeps somebody out of a room, for a {@code denied}.
 *
 * @param kind {@code ban} or {@code cool_off}
 * @param until when it ends, ms since the Unix epoch; absent where it is for good
 * @param reason what the one who decided it says
 */
public record KeptOut(
        String kind, @Nullable Long until, @Nullable String reason) {}
