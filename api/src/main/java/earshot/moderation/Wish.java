package earshot.moderation;

import earshot.room.Role;
import earshot.rules.SanctionKind;
import java.time.Duration;
import java.util.Optional;

/** What is wanted of a person's standing. */
sealed interface Wish {
    /**
     * That something stands against the person.
     *
     * @param length until it ends by itself; absent for never
     * @param everywhere whether it counts in all rooms of the host
     */
    record Impose(SanctionKind kind, Optional<Duration> length, boolean everywhere) implements Wish {}

    /** That it does no longer; what does not stand there is fine. */
    record Lift(SanctionKind kind, boolean everywhere) implements Wish {}

    /** That the person has this role. */
    record Become(Role role) implements Wish {}

    /** The action that this is, done to somebody of role {@code target}. */
    default Act act(Role target, boolean oneself) {
        return switch (this) {
            case Impose(var kind, var length, var everywhere) ->
                switch (kind) {
                    case MUTE -> Act.MUTE;
                    case DEAFEN -> Act.DEAFEN;
                    case TIMEOUT -> Act.TIMEOUT;
                    case COOL_OFF -> Act.KICK;
                    case BAN -> everywhere ? Act.BAN_EVERYWHERE : Act.BAN;
                };
            case Lift(var kind, var everywhere) ->
                switch (kind) {
                    case MUTE -> Act.UNMUTE;
                    case DEAFEN -> Act.UNDEAFEN;
                    case TIMEOUT -> Act.TIMEOUT_END;
                    case COOL_OFF -> Act.COOL_OFF_END;
                    case BAN -> everywhere ? Act.BAN_EVERYWHERE_LIFT : Act.BAN_LIFT;
                };
            case Become(var role) -> become(role, target, oneself);
        };
    }

    private static Act become(Role role, Role target, boolean oneself) {
        if (oneself) {
            return Act.STEP_DOWN;
        }
        return switch (role) {
            case HOST, MODERATOR -> Act.PROMOTE;
            case SPEAKER -> target == Role.MODERATOR ? Act.DEMOTE : Act.INVITE_TO_SPEAK;
            case LISTENER -> target == Role.MODERATOR ? Act.DEMOTE : Act.MOVE_TO_LISTENER;
        };
    }
}
