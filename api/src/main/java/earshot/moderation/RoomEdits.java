package earshot.moderation;

import earshot.account.Caller;
import earshot.account.Passwords;
import earshot.presence.Rooms;
import earshot.problem.FieldProblem;
import earshot.problem.ProblemException;
import earshot.redis.RedisClock;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.rules.Access;
import earshot.rules.Decisions;
import earshot.rules.RoomRules;
import earshot.rules.RuleBook;
import earshot.rules.RuleBooks;
import earshot.stream.Stream;
import earshot.stream.StreamChanged;
import earshot.stream.Streams;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes how a room is set: Postgres first, in one transaction in the room's turn; then the room is brought in step with it. */
@Singleton
class RoomEdits {
    private final Rooms rooms;
    private final Streams streams;
    private final Decisions decisions;
    private final RuleBooks books;
    private final Judge judge;
    private final Passwords passwords;
    private final RedisClock clock;
    private final ApplicationEventPublisher<StreamChanged> changed;

    RoomEdits(
            Rooms rooms,
            Streams streams,
            Decisions decisions,
            RuleBooks books,
            Judge judge,
            Passwords passwords,
            RedisClock clock,
            ApplicationEventPublisher<StreamChanged> changed) {
        this.rooms = rooms;
        this.streams = streams;
        this.decisions = decisions;
        this.books = books;
        this.judge = judge;
        this.passwords = passwords;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * A room's rules as one of those who lead it sees them.
     *
     * @param before the rules as they were, where they were changed
     * @param host whether the one who asks has the last word
     */
    record Edited(RoomRules before, RoomRules rules, boolean host) {}

    /**
     * The room as it is set.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    Edited read(Caller caller, StreamId room) {
        return inTurn(caller, room, Act.CHANGE_ROOM, rules -> rules);
    }

    /**
     * Changes what the body names.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code invalid-request}
     */
    Edited change(Caller caller, StreamId room, RoomBody body) {
        // Hashed before the room's turn: that takes a while.
        String hash = body.password() == null ? "" : passwords.hash(body.password());
        Act act = body.concernsAccess() ? Act.CHANGE_ROOM_ACCESS : Act.CHANGE_ROOM;
        return edit(caller, room, act, rules -> {
            RoomRules after = body.on(rules, password -> hash);
            if (after.access() == Access.PASSWORD && after.passwordHash() == null) {
                throw invalid("/password", "is needed where access is by password");
            }
            cap(room, body);
            return after;
        });
    }

    /** Makes another link; the one before lets nobody in any more. */
    Edited invite(Caller caller, StreamId room) {
        return edit(caller, room, Act.RENEW_INVITE, rules -> rules.invitedBy(Invitation.fresh()));
    }

    private Edited edit(Caller caller, StreamId room, Act act, UnaryOperator<RoomRules> change) {
        var edited = inTurn(caller, room, act, rules -> {
            RoomRules after = change.apply(rules);
            books.put(room, after);
            return after;
        });
        changed.publishEvent(new StreamChanged(room));
        return edited;
    }

    private Edited inTurn(Caller caller, StreamId room, Act act, UnaryOperator<RoomRules> work) {
        var settings =
                rooms.find(room).filter(known -> known.visibleTo(caller.id())).orElseThrow(() -> Rooms.unknown(room));
        return decisions
                .inTurn(room, () -> {
                    Instant now = Instant.ofEpochMilli(clock.now());
                    RuleBook book = books.of(room, now);
                    var scene = Scene.of(settings, book, caller.id(), now);
                    Role role = scene.role(caller.id(), scene.actor());
                    judge.permit(act, role, scene);
                    return new Edited(book.rules(), work.apply(book.rules()), role == Role.HOST);
                })
                .orElseThrow(() -> Rooms.unknown(room));
    }

    private void cap(StreamId room, RoomBody body) {
        if (body.softCap() == null && body.hardCap() == null) {
            return;
        }
        Stream stream = streams.find(room).orElseThrow(() -> Rooms.unknown(room));
        int hard = body.hardCap() == null ? stream.hardCap() : body.hardCap();
        int soft = body.softCap() == null ? Math.min(stream.softCap(), hard) : body.softCap();
        if (soft > hard) {
            throw invalid("/softCap", "must be at most hardCap");
        }
        streams.cap(room, soft, hard);
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                "Correct what is named in errors and send the request again.",
                List.of(new FieldProblem(pointer, detail)));
    }
}
