package earshot.moderation;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.account.GuestMarks;
import earshot.account.Marks;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.Role;
import earshot.rules.Person;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an order into what it comes to, by what holds when it is decided; writes nothing. */
@Singleton
class Decider {
    private final Judge judge;
    private final GuestMarks guests;

    Decider(Judge judge, GuestMarks guests) {
        this.judge = judge;
        this.guests = guests;
    }

    /**
     * What the order comes to.
     *
     * @throws ProblemException {@code forbidden} and why
     */
    Decided decide(Order order, Scene scene, Person person) {
        Act act = judge.permit(order, scene);
        Role by = scene.role(order.caller().id(), scene.actor());
        return switch (order.wish()) {
            case Wish.Impose wish -> impose(order, scene, wish, person, act, by);
            case Wish.Lift(var kind, var everywhere) ->
                scene.target().sanctions().stream()
                        .filter(sanction -> sanction.kind() == kind && sanction.everywhere() == everywhere)
                        .findFirst()
                        .map(sanction -> new Decided(
                                act,
                                by,
                                scene.target(),
                                scene.target().without(kind, everywhere),
                                new Decided.Lifted(sanction)))
                        .orElseGet(() -> nothing(scene, act, by));
            case Wish.Become(var role) -> become(scene, role, person, act, by);
        };
    }

    private Decided impose(Order order, Scene scene, Wish.Impose wish, Person person, Act act, Role by) {
        if (wish.length().filter(Duration::isZero).isPresent()) {
            return nothing(scene, act, by);
        }
        Marks marks = wish.kind() == SanctionKind.BAN ? guests.of(order.target()) : Marks.NONE;
        var sanction = new Sanction(
                UuidCreator.getTimeOrderedEpoch(),
                wish.everywhere() ? null : order.room(),
                scene.host(),
                order.target(),
                person.displayName(),
                wish.kind(),
                order.words().orElse(null),
                order.caller().id(),
                order.caller().displayName(),
                scene.now(),
                end(scene.now(), wish.length()),
                marks.device(),
                marks.address());
        return new Decided(act, by, scene.target(), scene.target().with(sanction), new Decided.Imposed(sanction));
    }

    private static @Nullable Instant end(Instant now, Optional<Duration> length) {
        return length.map(now::plus).orElse(null);
    }

    private static Decided become(Scene scene, Role role, Person person, Act act, Role by) {
        if (role == scene.target().role()) {
            return nothing(scene, act, by);
        }
        if (role == Role.MODERATOR && person.guest()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "A guest cannot be a moderator: it takes an account.");
        }
        return new Decided(act, by, scene.target(), scene.target().as(role), new Decided.Became(role));
    }

    private static Decided nothing(Scene scene, Act act, Role by) {
        return new Decided(act, by, scene.target(), scene.target(), new Decided.Nothing());
    }
}
