package earshot.moderation;

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
    private final SpeakerPlaces places;
    private final ApplicationEventPublisher<StreamChanged> changed;

    WrittenDecisions(
            Decisions decisions,
            RuleBooks books,
            RedisClock clock,
            Decider decider,
            SpeakerPlaces places,
            ApplicationEventPublisher<StreamChanged> changed) {
        this.decisions = decisions;
        this.books = books;
        this.clock = clock;
        this.decider = decider;
        this.places = places;
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
        follow(order.room(), decided);
        return decided;
    }

    private Decided decideInTurn(Order order, RoomSettings settings) {
        Instant now = Instant.ofEpochMilli(clock.now());
        RuleBook book = books.of(order.room(), now);
        var scene = new Scene(
                settings, book.rules().mode(), book.standing(order.caller().id()), book.standing(order.target()), now);
        var person = decisions
                .person(order.target())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such person."));
        var decided = decider.decide(order, scene, person);
        write(order, decided, book, now);
        return decided;
    }

    private void write(Order order, Decided decided, RuleBook book, Instant now) {
        switch (decided.change()) {
            case Decided.Imposed(var sanction) -> decisions.impose(sanction);
            case Decided.Lifted(var sanction) ->
                decisions.lift(sanction.id(), order.caller().id(), now);
            case Decided.Became(var role) -> {
                if (role == Role.SPEAKER) {
                    places.require(order.room(), order.target(), book.rules().speakerCap());
                }
                decisions.grant(
                        order.room(), order.target(), role, order.caller().id());
            }
            case Decided.Nothing() -> {}
        }
    }

    private void follow(StreamId room, Decided decided) {
        changed.publishEvent(new StreamChanged(room));
        switch (decided.change()) {
            case Decided.Imposed(var sanction) when sanction.everywhere() -> followEverywhere(room, sanction);
            case Decided.Lifted(var sanction) when sanction.everywhere() -> followEverywhere(room, sanction);
            case Decided.Imposed imposed -> {}
            case Decided.Lifted lifted -> {}
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
