package earshot.presence;

import earshot.presence.Admission.Answer;
import earshot.room.EffectivePermission;
import earshot.room.LeaveReason;
import earshot.room.SessionId;
import jakarta.inject.Singleton;

/**
 * One room per user, though rooms live in different slots of Redis: claim, join, confirm, and only then leave the room before.
 *
 * <ol>
 *   <li><b>claim</b>: the user's key now names my session.
 *   <li><b>join</b>: the room seats me or refuses. A refusal, or no answer, gives the claim back. A tab that I did not know when I
 *       claimed keeps its seat, unless the claim is still mine: then I know of it now, and join again.
 *   <li><b>confirm</b>: does the claim still name me? If not, another tab was later: I leave again.
 *   <li><b>leave</b> every other seat that the user's key lists.
 * </ol>
 *
 * Of two joins that cross, the later claim wins, because both confirm after both have claimed. Whatever a crash leaves undone, a lease
 * ends it, or the user's next join does.
 */
@Singleton
class Seating {
    private final Admission admission;
    private final UserClaim claim;
    private final PresenceJoin join;
    private final UserConfirm confirm;
    private final Departures departures;
    private final PresenceJson json;

    Seating(
            Admission admission,
            UserClaim claim,
            PresenceJoin join,
            UserConfirm confirm,
            Departures departures,
            PresenceJson json) {
        this.admission = admission;
        this.claim = claim;
        this.join = join;
        this.confirm = confirm;
        this.departures = departures;
        this.json = json;
    }

    /** @param known by what the user was judged when the seat was asked for */
    JoinOutcome join(JoinRequest asked, Terms known) {
        var claimed = claim.run(asked);
        return join(asked.by(claimed.identity()), known, claimed);
    }

    private JoinOutcome join(JoinRequest request, Terms known, UserClaim.Claim claimed) {
        var answer = admit(request, known, claimed);
        return switch (answer.result()) {
            case PresenceJoin.Seated seated -> confirm(request, answer.terms(), seated);
            case PresenceJoin.Overtaken overtaken -> overtake(request, answer.terms(), claimed, overtaken.by());
            case Refusal refusal -> {
                departures.unclaim(claimed);
                yield refused(refusal, answer.terms());
            }
        };
    }

    /** Where it is not known whether the room has seated the session, nobody is told of a seat, so there must be none. */
    private Answer<PresenceJoin.Result> admit(JoinRequest request, Terms known, UserClaim.Claim claimed) {
        try {
            return admission
                    .ask(request, known, newcomer -> join.run(request.room(), newcomer, claimed.older()))
                    .orElseThrow(() -> Rooms.unknown(request.room()));
        } catch (RuntimeException e) {
            if (!claimed.isRepeated()) {
                departures.undo(request.room(), claimed);
            }
            throw e;
        }
    }

    /** The seat is another tab's: of the two, the one that claimed last gets it. */
    private JoinOutcome overtake(JoinRequest request, Terms known, UserClaim.Claim claimed, SessionId other) {
        return switch (confirm.run(request.identity())) {
            case UserConfirm.Replaced replaced -> {
                departures.unclaim(claimed);
                yield new JoinOutcome.Overtaken();
            }
            case UserConfirm.Confirmed confirmed -> join(request, known, claimed.after(other));
        };
    }

    private JoinOutcome confirm(JoinRequest request, Terms terms, PresenceJoin.Seated seated) {
        return switch (confirm.run(request.identity())) {
            case UserConfirm.Replaced replaced -> {
                departures.leave(new Place(request.room(), request.identity()), LeaveReason.REPLACED);
                yield new JoinOutcome.Overtaken();
            }
            case UserConfirm.Confirmed confirmed -> {
                boolean moved = departures.replaceAll(confirmed.others(), request.room());
                yield seated(seated.how(), moved, seat(request, terms, seated));
            }
        };
    }

    /** By what the seat shows: the room may have had no place to speak for somebody with that role. */
    private JoinOutcome.Seat seat(JoinRequest request, Terms terms, PresenceJoin.Seated seated) {
        var seat = json.participant(seated.participant()).participant();
        return new JoinOutcome.Seat(
                new Place(request.room(), request.identity()),
                seat.role(),
                EffectivePermission.of(seat.role(), terms.settings().mode(), seat.flags()),
                terms.settings().softCap(),
                seated.room());
    }

    private static JoinOutcome seated(PresenceJoin.Seated.How how, boolean moved, JoinOutcome.Seat seat) {
        return switch (how) {
            case JOINED -> moved ? new JoinOutcome.Moved(seat) : new JoinOutcome.Joined(seat);
            case REPLACED -> new JoinOutcome.Replaced(seat);
            case REJOINED -> new JoinOutcome.Rejoined(seat);
        };
    }

    private static JoinOutcome refused(Refusal refusal, Terms terms) {
        return switch (refusal) {
            case Refusal.Denied denied ->
                new JoinOutcome.Denied(denied.until(), terms.standing().denial(terms.now()));
            case Refusal.Full full -> new JoinOutcome.Full();
            case Refusal.Locked locked -> new JoinOutcome.Locked();
            case Refusal.Hidden hidden -> new JoinOutcome.Hidden();
            case Refusal.Closed closed -> new JoinOutcome.Closed();
            case Refusal.Stale stale -> throw new IllegalStateException("a stale answer is asked again");
        };
    }
}
