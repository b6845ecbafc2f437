package earshot.moderation;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.Role;
import earshot.room.UserId;
import jakarta.inject.Singleton;

/** Says whether an order may be carried out, by the role table and by what stands against the one who gives it. */
@Singleton
class Judge {
    private final RoleTable table;

    Judge(RoleTable table) {
        this.table = table;
    }

    /**
     * The action that the order is.
     *
     * @throws ProblemException {@code forbidden} and why
     */
    Act permit(Order order, Scene scene) {
        Role target = scene.targetRole(order.caller().id(), order.target());
        Act act = order.wish().act(target, order.toOneself());
        requireGood(scene);
        requireOwner(act, order.caller().id(), scene);
        table.refusal(act, scene.role(order.caller().id(), scene.actor()), target, order.toOneself(), scene.mode())
                .ifPresent(Judge::forbid);
        if (act == Act.STEP_DOWN && order.wish() instanceof Wish.Become(var role) && role.compareTo(target) <= 0) {
            forbid("You may give your role back, not take another.");
        }
        return act;
    }

    /**
     * Lets somebody act on the room.
     *
     * @throws ProblemException {@code forbidden} and why
     */
    void permit(Act act, Role actor, Scene scene) {
        requireGood(scene);
        table.refusal(act, actor, scene.mode()).ifPresent(Judge::forbid);
    }

    /**
     * Lets somebody do that to a person.
     *
     * @throws ProblemException {@code forbidden} and why
     */
    void permit(Act act, UserId actor, UserId target, Scene scene) {
        requireGood(scene);
        table.refusal(
                        act,
                        scene.role(actor, scene.actor()),
                        scene.targetRole(actor, target),
                        actor.equals(target),
                        scene.mode())
                .ifPresent(Judge::forbid);
    }

    /** Whoever stands in for the host does so in this room, not in the host's others. */
    private static void requireOwner(Act act, UserId actor, Scene scene) {
        boolean everywhere = act == Act.BAN_EVERYWHERE || act == Act.BAN_EVERYWHERE_LIFT;
        if (everywhere && scene.settings().isActing(actor)) {
            forbid("This is for the host alone: it counts in all of the host's rooms.");
        }
    }

    /** Whoever is banned here decides nothing here. */
    private static void requireGood(Scene scene) {
        if (scene.actor().denial(scene.now()).isPresent()) {
            forbid("You are denied this room yourself.");
        }
    }

    private static void forbid(String why) {
        throw new ProblemException(ProblemType.FORBIDDEN, why);
    }
}
