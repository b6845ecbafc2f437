package earshot.moderation;

import earshot.presence.Hands;
import earshot.presence.RoomSettings;
import earshot.presence.Rooms;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RedisClock;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.rules.Decisions;
import earshot.rules.RuleBook;
import earshot.rules.RuleBooks;
import earshot.rules.Sanction;
import earshot.stream.StreamChanged;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Decides with Postgres: reads both standings while nobody else decides on the room, writes, and then has the room follow. */
@Singleton
class WrittenDecisions {
    private final Decisions decisions;
    private final RuleBooks books;
    private final RedisClock clock;
    private final Decider decider;
    private final Hands hands;
    private final ApplicationEventPublisher<StreamChanged> changed;

    WrittenDecisions(
            Decisions decisions,
            RuleBooks books,
            RedisClock clock,
            Decider decider,
            Hands hands,
            ApplicationEventPublisher<StreamChanged> changed) {
        this.decisions = decisions;
        this.books = books;
        this.clock = clock;
        this.decider = decider;
        this.hands = hands;
        this.changed = changed;
    }

    /**
     * What the order came to; it is in force when this returns, or as soon as Redis is there.
     *
     * @throws ProblemException {@code forbidden}, {@code not-found}, {@code speakers-full}
     */
    Decided decide(Order order, RoomSettings settings) {
        var decided = decisions
                .inTurn(order.room(), () -> decideInTurn(order, settings))
                .orElseThrow(() -> Rooms.unknown(order.room()));
        follow(order, decided);
        return decided;
    }

    private Decided decideInTurn(Order order, RoomSettings settings) {
        Instant now = Instant.ofEpochMilli(clock.now());
        RuleBook book = books.of(order.room(), now);
        var scene = Scene.of(settings, book, order.caller().id(), now).on(book.standing(order.target()));
        var person = decisions
                .person(order.target())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such person."));
        var decided = decider.decide(order, scene, person);
        write(order, decided, now);
        return decided;
    }

    private void write(Order order, Decided decided, Instant now) {
        switch (decided.change()) {
            case Decided.Imposed(var sanction) -> decisions.impose(sanction);
            case Decided.Lifted(var sanction) ->
                decisions.lift(sanction.id(), order.caller().id(), now);
            case Decided.Became(var role) -> {
                if (role == Role.SPEAKER) {
                    hands.take(order.room(), order.target(), Hands.Way.GIVEN);
                }
                decisions.grant(
                        order.room(), order.target(), role, order.caller().id());
            }
            case Decided.Nothing() -> {}
        }
    }

    private void follow(Order order, Decided decided) {
        var room = order.room();
        changed.publishEvent(new StreamChanged(room));
        switch (decided.change()) {
            case Decided.Imposed(var sanction) when sanction.everywhere() -> followEverywhere(room, sanction);
            case Decided.Lifted(var sanction) when sanction.everywhere() -> followEverywhere(room, sanction);
            case Decided.Imposed imposed -> {}
            case Decided.Lifted lifted -> {}
            case Decided.Became(var role) when role == Role.SPEAKER -> hands.settle(room, order.target());
            case Decided.Became became -> {}
            case Decided.Nothing nothing -> {}
        }
    }

    private void followEverywhere(StreamId room, Sanction sanction) {
        decisions.streams(sanction.host()).stream()
                .filter(other -> !other.equals(room))
                .forEach(other -> changed.publishEvent(new StreamChanged(other)));
    }
}
