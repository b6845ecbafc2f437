package earshot.moderation;

import earshot.audit.Audit;
import earshot.audit.AuditEntry;
import earshot.presence.DueWork;
import earshot.presence.Presence;
import earshot.redis.Redis;
import earshot.redis.RedisClock;
import earshot.redis.RoomKeys;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Decisions;
import earshot.rules.RuleBooks;
import earshot.stream.StreamChanged;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/**
 * Takes the role of a speaker back from somebody who came in again when all places to speak had been given to others. The room has seated
 * them as a listener already; they may raise a hand.
 */
@Singleton
class LostPlaces implements DueWork {
    private final Decisions decisions;
    private final RuleBooks books;
    private final Presence presence;
    private final RedisClock clock;
    private final Redis redis;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher<StreamChanged> changed;

    LostPlaces(
            Decisions decisions,
            RuleBooks books,
            Presence presence,
            RedisClock clock,
            Redis redis,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher<StreamChanged> changed) {
        this.decisions = decisions;
        this.books = books;
        this.presence = presence;
        this.clock = clock;
        this.redis = redis;
        this.notices = notices;
        this.audit = audit;
        this.changed = changed;
    }

    @Override
    public String kind() {
        return "placeless";
    }

    @Override
    public void due(StreamId room, UserId user) {
        if (decisions.inTurn(room, () -> isTakenBack(room, user)).orElse(false)) {
            changed.publishEvent(new StreamChanged(room));
            notices.role(room, user, Role.LISTENER);
            audit.write(AuditEntry.bySystem(
                    room, "place_lost", user, null, Map.of("role", "speaker"), Map.of("role", "listener")));
        }
        redis.removeMember(new RoomKeys(room).timers(), kind() + ":" + user);
    }

    /** Whoever has left again, or has got a place since, keeps the role. */
    private boolean isTakenBack(StreamId room, UserId user) {
        var standing = books.of(room, Instant.ofEpochMilli(clock.now())).standing(user);
        boolean lost = standing.role() == Role.SPEAKER
                && presence.seat(room, user)
                        .filter(seat -> seat.role() == Role.LISTENER)
                        .isPresent();
        if (lost) {
            decisions.grant(room, user, Role.LISTENER, user);
        }
        return lost;
    }
}
