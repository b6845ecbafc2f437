package earshot.moderation;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.account.Caller;
import earshot.presence.Presence;
import earshot.presence.RoomSettings;
import earshot.presence.Rooms;
import earshot.presence.RulesAhead;
import earshot.presence.RulesAhead.Decision;
import earshot.presence.RulesAhead.Known;
import earshot.problem.ProblemException;
import earshot.redis.RedisClock;
import earshot.room.Participant;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Decisions;
import earshot.rules.RuleBooks;
import earshot.rules.RuleQueue;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import earshot.rules.Standing;
import earshot.stream.StreamChanged;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mutes everybody in a room but its hosts and moderators, in one decision. */
@Singleton
class Crowd {
    private final Rooms rooms;
    private final Presence presence;
    private final Decisions decisions;
    private final RuleBooks books;
    private final RulesAhead ahead;
    private final RuleQueue queue;
    private final Judge judge;
    private final RedisClock clock;
    private final PostgresPause postgres;
    private final ApplicationEventPublisher<StreamChanged> changed;

    Crowd(
            Rooms rooms,
            Presence presence,
            Decisions decisions,
            RuleBooks books,
            RulesAhead ahead,
            RuleQueue queue,
            Judge judge,
            RedisClock clock,
            PostgresPause postgres,
            ApplicationEventPublisher<StreamChanged> changed) {
        this.rooms = rooms;
        this.presence = presence;
        this.decisions = decisions;
        this.books = books;
        this.ahead = ahead;
        this.queue = queue;
        this.judge = judge;
        this.clock = clock;
        this.postgres = postgres;
        this.changed = changed;
    }

    /**
     * Who was muted.
     *
     * @param by the role of the one who did it
     * @param written whether Postgres has it; otherwise it follows
     */
    record Muted(List<Sanction> sanctions, Role by, boolean written) {}

    /**
     * Mutes whoever is in and is not muted yet.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    Muted mute(Caller caller, StreamId room, @Nullable String reason) {
        var settings =
                rooms.find(room).filter(known -> known.visibleTo(caller.id())).orElseThrow(() -> Rooms.unknown(room));
        return postgres.bridge(
                () -> written(caller, room, settings, reason),
                () -> ahead.decide(room, known -> unwritten(caller, room, known, reason)));
    }

    private Muted written(Caller caller, StreamId room, RoomSettings settings, @Nullable String reason) {
        var muted = decisions
                .inTurn(room, () -> {
                    Instant now = Instant.ofEpochMilli(clock.now());
                    var book = books.of(room, now);
                    var scene = Scene.of(settings, book, caller.id(), now);
                    var sanctions = mutes(caller, room, scene, book.standings(), reason);
                    sanctions.forEach(decisions::impose);
                    return new Muted(sanctions, scene.role(caller.id(), scene.actor()), true);
                })
                .orElseThrow(() -> Rooms.unknown(room));
        changed.publishEvent(new StreamChanged(room));
        return muted;
    }

    private Decision<Muted> unwritten(Caller caller, StreamId room, Known known, @Nullable String reason) {
        var scene = Scene.of(known, caller.id());
        var sanctions = mutes(caller, room, scene, known.standings(), reason);
        Map<UserId, Standing> standings = new HashMap<>();
        sanctions.forEach(sanction ->
                standings.put(sanction.user(), known.standing(sanction.user()).with(sanction)));
        return new Decision<>(
                standings,
                sanctions.isEmpty() ? Map.of() : queue.imposed(sanctions),
                new Muted(sanctions, scene.role(caller.id(), scene.actor()), false));
    }

    private List<Sanction> mutes(
            Caller caller, StreamId room, Scene scene, Map<UserId, Standing> standings, @Nullable String reason) {
        judge.permit(Act.MUTE_ALL, scene.role(caller.id(), scene.actor()), scene);
        return presence.seats(room).stream()
                .filter(seat -> isToBeMuted(seat, scene, standings))
                .map(seat -> mute(caller, room, scene, seat, reason))
                .toList();
    }

    private static boolean isToBeMuted(Participant seat, Scene scene, Map<UserId, Standing> standings) {
        UserId user = seat.identity().user();
        Standing standing = standings.getOrDefault(user, Standing.PLAIN);
        Role role = scene.role(user, standing);
        return role != Role.HOST && role != Role.MODERATOR && !standing.has(SanctionKind.MUTE, scene.now());
    }

    private static Sanction mute(Caller caller, StreamId room, Scene scene, Participant seat, @Nullable String reason) {
        return new Sanction(
                UuidCreator.getTimeOrderedEpoch(),
                room,
                scene.host(),
                seat.identity().user(),
                seat.displayName(),
                SanctionKind.MUTE,
                Optional.ofNullable(reason)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                caller.id(),
                caller.displayName(),
                scene.now(),
                null,
                null,
                null);
    }
}
