package earshot.presence;

import earshot.presence.PresenceRenew.Renewal;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import jakarta.inject.Singleton;

/**
 * Gives sessions their own seats back after Redis lost them: the heartbeat that finds no seat shows a token of another epoch. All that
 * stands against a join stands against this too, and a seat that the user has taken elsewhere meanwhile counts.
 */
@Singleton
class Restoration {
    private static final String CURRENT = "current";

    private final Redis redis;
    private final Rooms rooms;
    private final Seating seating;
    private final UserClaim claim;
    private final PresenceRestore restore;
    private final UserConfirm confirm;
    private final Departures departures;

    Restoration(
            Redis redis,
            Rooms rooms,
            Seating seating,
            UserClaim claim,
            PresenceRestore restore,
            UserConfirm confirm,
            Departures departures) {
        this.redis = redis;
        this.rooms = rooms;
        this.seating = seating;
        this.claim = claim;
        this.restore = restore;
        this.confirm = confirm;
        this.departures = departures;
    }

    /** Takes the seat back that was taken in {@code epoch}. */
    Renewal restore(JoinRequest request, String epoch) {
        if (rooms.epoch(request.room()).filter(epoch::equals).isPresent()) {
            return Renewal.GONE;
        }
        if (claimedByAnother(request.identity())) {
            return Renewal.REPLACED;
        }
        claim.run(request.room(), request.identity());
        rooms.activate(request.room());
        return switch (ask(request, epoch)) {
            case PresenceRestore.Restored restored -> confirm(request);
            case PresenceRestore.Replaced replaced -> withdraw(request, Renewal.REPLACED);
            case PresenceRestore.Expired expired -> withdraw(request, Renewal.GONE);
            case Refusal refusal -> withdraw(request, Renewal.GONE);
        };
    }

    /** A stream that was deleted meanwhile has no seats to give back. */
    private PresenceRestore.Result ask(JoinRequest request, String epoch) {
        return rooms.find(request.room())
                .map(settings -> restore.run(request.room(), seating.newcomer(request, settings), epoch))
                .orElseGet(PresenceRestore.Expired::new);
    }

    private boolean claimedByAnother(Identity identity) {
        return redis.field(Keys.user(identity.user()), CURRENT)
                .filter(session -> !session.equals(identity.session().value()))
                .isPresent();
    }

    private Renewal confirm(JoinRequest request) {
        return switch (confirm.run(request.identity())) {
            case UserConfirm.Confirmed confirmed -> Renewal.RENEWED;
            case UserConfirm.Replaced replaced -> withdraw(request, Renewal.REPLACED);
        };
    }

    private Renewal withdraw(JoinRequest request, Renewal answer) {
        departures.leave(new Place(request.room(), request.identity()), LeaveReason.REPLACED);
        return answer;
    }
}
