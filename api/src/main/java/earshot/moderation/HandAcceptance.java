package earshot.moderation;

import earshot.presence.Hands;
import earshot.presence.Presence;
import earshot.presence.RoomSettings;
import earshot.presence.Rooms;
import earshot.problem.ProblemException;
import earshot.redis.RedisClock;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Decisions;
import earshot.rules.RuleBooks;
import earshot.stream.StreamChanged;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Makes a speaker of somebody with a raised hand. The place is kept in Redis first, so that of many who are accepted at once no more get
 * one than places are free; then the role is written, and what follows from it lowers the hand.
 */
@Singleton
class HandAcceptance {
    private final HandQueue queue;
    private final Hands hands;
    private final Rooms rooms;
    private final Judge judge;
    private final Decisions decisions;
    private final RuleBooks books;
    private final RedisClock clock;
    private final Presence presence;
    private final Notices notices;
    private final ApplicationEventPublisher<StreamChanged> changed;

    HandAcceptance(
            HandQueue queue,
            Hands hands,
            Rooms rooms,
            Judge judge,
            Decisions decisions,
            RuleBooks books,
            RedisClock clock,
            Presence presence,
            Notices notices,
            ApplicationEventPublisher<StreamChanged> changed) {
        this.queue = queue;
        this.hands = hands;
        this.rooms = rooms;
        this.judge = judge;
        this.decisions = decisions;
        this.books = books;
        this.clock = clock;
        this.presence = presence;
        this.notices = notices;
        this.changed = changed;
    }

    /**
     * Accepts somebody's hand, or takes the place that the caller is offered.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code no-hand}, {@code speakers-full}, {@code backend-unavailable}
     */
    Outcome accept(Order order) {
        StreamId room = order.room();
        UserId user = order.target();
        queue.permit(act(order), order.caller(), room, user);
        hands.take(room, user, order.toOneself() ? Hands.Way.OFFERED : Hands.Way.ACCEPTED);
        var decided = write(order);
        changed.publishEvent(new StreamChanged(room));
        hands.settle(room, user);
        notices.tell(order, decided);
        return new Outcome(decided, presence.shown(room, user), true);
    }

    private Decided write(Order order) {
        boolean isWritten = false;
        try {
            var settings = rooms.find(order.room()).orElseThrow(() -> Rooms.unknown(order.room()));
            var decided = decisions
                    .inTurn(order.room(), () -> decide(order, settings))
                    .orElseThrow(() -> Rooms.unknown(order.room()));
            isWritten = true;
            return decided;
        } finally {
            if (!isWritten) {
                hands.release(order.room(), order.target());
            }
        }
    }

    private Decided decide(Order order, RoomSettings settings) {
        var now = Instant.ofEpochMilli(clock.now());
        var book = books.of(order.room(), now);
        var scene = Scene.of(settings, book, order.caller().id(), now).on(book.standing(order.target()));
        judge.permit(act(order), order.caller().id(), order.target(), scene);
        decisions.grant(
                order.room(), order.target(), Role.SPEAKER, order.caller().id());
        return new Decided(
                act(order),
                scene.role(order.caller().id(), scene.actor()),
                scene.target(),
                scene.target().as(Role.SPEAKER),
                new Decided.Became(Role.SPEAKER));
    }

    static Act act(Order order) {
        return order.toOneself() ? Act.TAKE_OFFER : Act.ACCEPT_HAND;
    }
}
