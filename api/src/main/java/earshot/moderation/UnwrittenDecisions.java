package earshot.moderation;

import earshot.presence.Presence;
import earshot.presence.RulesAhead;
import earshot.presence.RulesAhead.Decision;
import earshot.presence.RulesAhead.Known;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Person;
import earshot.rules.RuleQueue;
import earshot.rules.Sanction;
import earshot.rules.Standing;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Decides while Postgres is away: by what Redis holds, in force at once, and the row follows through the room's history queue. */
@Singleton
class UnwrittenDecisions {
    private final RulesAhead ahead;
    private final RuleQueue queue;
    private final Decider decider;
    private final Presence presence;

    UnwrittenDecisions(RulesAhead ahead, RuleQueue queue, Decider decider, Presence presence) {
        this.ahead = ahead;
        this.queue = queue;
        this.decider = decider;
        this.presence = presence;
    }

    /**
     * What the order came to; it is in force when this returns.
     *
     * @throws ProblemException {@code forbidden}, {@code not-found}, {@code backend-unavailable} for roles, which must be written first
     */
    Decided decide(Order order) {
        if (order.wish() instanceof Wish.Become) {
            throw new ProblemException(
                    ProblemType.BACKEND_UNAVAILABLE,
                    "Roles cannot be changed now. Try again in a while.",
                    Duration.ofSeconds(5));
        }
        var decided = ahead.decide(order.room(), known -> decide(order, known));
        switch (decided.change()) {
            case Decided.Imposed(var sanction)
            when sanction.everywhere() -> followEverywhere(order, decided, standing -> standing.with(sanction));
            case Decided.Lifted(var sanction)
            when sanction.everywhere() ->
                followEverywhere(order, decided, standing -> standing.without(sanction.kind(), true));
            case Decided.Imposed imposed -> {}
            case Decided.Lifted lifted -> {}
            case Decided.Became became -> {}
            case Decided.Nothing nothing -> {}
        }
        return decided;
    }

    private Decision<Decided> decide(Order order, Known known) {
        var scene = scene(order, known);
        var decided = decider.decide(order, scene, person(order, scene));
        return new Decision<>(Map.of(order.target(), decided.after()), row(order, scene, decided), decided);
    }

    private Map<String, String> row(Order order, Scene scene, Decided decided) {
        return switch (decided.change()) {
            case Decided.Imposed(var sanction) -> queue.imposed(List.of(sanction));
            case Decided.Lifted(var sanction) ->
                queue.lifted(sanction.id(), order.caller().id(), scene.now());
            case Decided.Became became -> Map.of();
            case Decided.Nothing nothing -> Map.of();
        };
    }

    /** Each room queues the row too, which is written once, so that none of them is held against Postgres before. */
    private void followEverywhere(Order order, Decided decided, UnaryOperator<Standing> change) {
        for (StreamId room : ahead.roomsOf(host(decided))) {
            if (!room.equals(order.room())) {
                ahead.decide(
                        room,
                        known -> new Decision<>(
                                Map.of(order.target(), change.apply(known.standing(order.target()))),
                                row(order, scene(order, known), decided),
                                decided));
            }
        }
    }

    private static Scene scene(Order order, Known known) {
        return Scene.of(known, order.caller().id()).on(known.standing(order.target()));
    }

    private static UserId host(Decided decided) {
        return switch (decided.change()) {
            case Decided.Imposed(var sanction) -> sanction.host();
            case Decided.Lifted(var sanction) -> sanction.host();
            case Decided.Became became -> throw new IllegalStateException("a role is of one room");
            case Decided.Nothing nothing -> throw new IllegalStateException("nothing is of no room");
        };
    }

    /** Who the target is, by the seat or by what stands against them already. */
    private Person person(Order order, Scene scene) {
        var id = UUID.fromString(order.target().value());
        return presence.seat(order.room(), order.target())
                .map(seat -> new Person(id, seat.displayName(), seat.guest()))
                .or(() -> scene.target().sanctions().stream()
                        .findFirst()
                        .map(Sanction::userName)
                        .map(name -> new Person(id, name, false)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such person here now."));
    }
}
