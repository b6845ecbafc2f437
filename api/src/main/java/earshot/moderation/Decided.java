package earshot.moderation;

import earshot.room.Role;
import earshot.rules.Sanction;
import earshot.rules.Standing;
import java.util.Optional;

/**
 * What an order came to.
 *
 * @param act the action that it was
 * @param by the role of the one who acted
 * @param before standing of the one whom it concerns
 * @param after the same from now on
 * @param change what must be written
 */
record Decided(Act act, Role by, Standing before, Standing after, Change change) {
    /** What must be written, and becomes the room's rules. */
    sealed interface Change {}

    /** This stands against the person. */
    record Imposed(Sanction sanction) implements Change {}

    /** This does no longer. */
    record Lifted(Sanction sanction) implements Change {}

    /** The person is this. */
    record Became(Role role) implements Change {}

    /** It was so already. */
    record Nothing() implements Change {}

    /** The sanction that was imposed. */
    Optional<Sanction> imposed() {
        return change instanceof Imposed(var sanction) ? Optional.of(sanction) : Optional.empty();
    }
}
