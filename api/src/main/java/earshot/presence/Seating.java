package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.LeaveReason;
import earshot.room.SessionId;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One room per user, though rooms live in different slots of Redis: claim, join, confirm, and only then leave the room before.
 *
 * <ol>
 *   <li><b>claim</b>: the user's key now names my session.
 *   <li><b>join</b>: the room seats me or refuses. A refusal gives the claim back.
 *   <li><b>confirm</b>: does the claim still name me? If not, another tab was later: I leave again.
 *   <li><b>leave</b> every other seat that the user's key lists.
 * </ol>
 *
 * Of two joins that cross, the later claim wins, because both confirm after both have claimed. Whatever a crash leaves undone, a lease
 * ends it, or the user's next join does.
 */
@Singleton
class Seating {
    private static final int ATTEMPTS = 3;

    private final Rooms rooms;
    private final PresenceJson json;
    private final UserClaim claim;
    private final PresenceJoin join;
    private final UserConfirm confirm;
    private final UserRelease release;
    private final Departures departures;

    Seating(
            Rooms rooms,
            PresenceJson json,
            UserClaim claim,
            PresenceJoin join,
            UserConfirm confirm,
            UserRelease release,
            Departures departures) {
        this.rooms = rooms;
        this.json = json;
        this.claim = claim;
        this.join = join;
        this.confirm = confirm;
        this.release = release;
        this.departures = departures;
    }

    JoinOutcome join(JoinRequest request) {
        Optional<SessionId> before = claim.run(request.room(), request.identity());
        rooms.activate(request.room());
        var admission = admit(request);
        return switch (admission.result()) {
            case PresenceJoin.Seated seated -> confirm(request, admission.settings(), seated);
            case Refusal refusal -> {
                release.run(request.identity(), before);
                yield refused(refusal);
            }
        };
    }

    private Admission admit(JoinRequest request) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var settings = rooms.find(request.room()).orElseThrow(() -> gone(request.room()));
            var result = join.run(request.room(), newcomer(request, settings));
            if (!(result instanceof Refusal.Stale)) {
                return new Admission(settings, result);
            }
        }
        throw new ProblemException(
                ProblemType.BACKEND_UNAVAILABLE, "The room is being changed. Try again.", Duration.ofSeconds(1));
    }

    Newcomer newcomer(JoinRequest request, RoomSettings settings) {
        return new Newcomer(
                request.identity(),
                json.write(request.participant(settings)),
                request.permission(settings).maySpeak(),
                settings.mode(),
                settings.host().equals(request.identity().user()));
    }

    private JoinOutcome confirm(JoinRequest request, RoomSettings settings, PresenceJoin.Seated seated) {
        return switch (confirm.run(request.identity())) {
            case UserConfirm.Replaced replaced -> {
                departures.leave(new Place(request.room(), request.identity()), LeaveReason.REPLACED);
                yield new JoinOutcome.Overtaken();
            }
            case UserConfirm.Confirmed confirmed -> {
                boolean moved = leaveAll(confirmed.others(), request.room());
                yield seated(seated.how(), moved, seat(request, settings, seated));
            }
        };
    }

    /** Whether one of the seats was in another room and was still held. */
    private boolean leaveAll(List<Place> places, StreamId room) {
        boolean moved = false;
        for (Place place : places) {
            boolean elsewhere = !place.room().equals(room);
            var result = departures.replace(place, elsewhere ? LeaveReason.MOVED : LeaveReason.REPLACED);
            moved |= elsewhere && result == PresenceLeave.Result.LEFT;
        }
        return moved;
    }

    private static JoinOutcome.Seat seat(JoinRequest request, RoomSettings settings, PresenceJoin.Seated seated) {
        return new JoinOutcome.Seat(
                new Place(request.room(), request.identity()),
                request.role(settings),
                request.permission(settings),
                settings.softCap(),
                seated.room());
    }

    private static JoinOutcome seated(PresenceJoin.Seated.How how, boolean moved, JoinOutcome.Seat seat) {
        return switch (how) {
            case JOINED -> moved ? new JoinOutcome.Moved(seat) : new JoinOutcome.Joined(seat);
            case REPLACED -> new JoinOutcome.Replaced(seat);
            case REJOINED -> new JoinOutcome.Rejoined(seat);
        };
    }

    private static JoinOutcome refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Denied denied -> new JoinOutcome.Denied(denied.until());
            case Refusal.Full full -> new JoinOutcome.Full();
            case Refusal.Locked locked -> new JoinOutcome.Locked();
            case Refusal.Closed closed -> new JoinOutcome.Closed();
            case Refusal.Stale stale -> throw new IllegalStateException("a stale answer is asked again");
        };
    }

    private static ProblemException gone(StreamId room) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no stream " + room + ".");
    }

    private record Admission(RoomSettings settings, PresenceJoin.Result result) {}
}
