package earshot.presence;

import earshot.presence.PresenceRenew.Renewal;
import earshot.room.LeaveReason;
import jakarta.inject.Singleton;

/**
 * Gives sessions their own seats back after Redis lost them: the heartbeat that finds no seat shows a token of another epoch. All that
 * stands against a join stands against this too, and a seat that the user has taken elsewhere meanwhile counts.
 */
@Singleton
class Restoration {
    private final Rooms rooms;
    private final Admission admission;
    private final UserReclaim reclaim;
    private final PresenceRestore restore;
    private final UserConfirm confirm;
    private final Departures departures;

    Restoration(
            Rooms rooms,
            Admission admission,
            UserReclaim reclaim,
            PresenceRestore restore,
            UserConfirm confirm,
            Departures departures) {
        this.rooms = rooms;
        this.admission = admission;
        this.reclaim = reclaim;
        this.restore = restore;
        this.confirm = confirm;
        this.departures = departures;
    }

    /** Takes the seat back that was taken in {@code epoch}. */
    Renewal restore(JoinRequest request, String epoch) {
        if (rooms.epoch(request.room()).filter(epoch::equals).isPresent()) {
            return Renewal.GONE;
        }
        return switch (reclaim.run(request.room(), request.identity())) {
            case REPLACED -> Renewal.REPLACED;
            case CLAIMED -> takeBack(request, epoch);
        };
    }

    private Renewal takeBack(JoinRequest request, String epoch) {
        return switch (ask(request, epoch)) {
            case PresenceRestore.Restored restored -> confirm(request);
            case PresenceRestore.Replaced replaced -> withdraw(request, Renewal.REPLACED);
            case PresenceRestore.Expired expired -> withdraw(request, Renewal.GONE);
            case Refusal refusal -> withdraw(request, Renewal.GONE);
        };
    }

    /** A stream that was deleted meanwhile has no seats to give back. */
    private PresenceRestore.Result ask(JoinRequest request, String epoch) {
        return admission
                .terms(request)
                .flatMap(terms ->
                        admission.ask(request, terms, newcomer -> restore.run(request.room(), newcomer, epoch)))
                .map(Admission.Answer::result)
                .orElseGet(PresenceRestore.Expired::new);
    }

    private Renewal confirm(JoinRequest request) {
        return switch (confirm.run(request.identity())) {
            case UserConfirm.Confirmed confirmed -> {
                departures.replaceAll(confirmed.others(), request.room());
                yield Renewal.RENEWED;
            }
            case UserConfirm.Replaced replaced -> withdraw(request, Renewal.REPLACED);
        };
    }

    private Renewal withdraw(JoinRequest request, Renewal answer) {
        departures.leave(new Place(request.room(), request.identity()), LeaveReason.REPLACED);
        return answer;
    }
}
