package earshot.presence;

import earshot.account.SessionRevoked;
import earshot.room.LeaveReason;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Who signs out loses the seat, also when it was taken from another place: a user has one seat, and signing out is to end it surely. */
@Singleton
class RevokedSeats {
    private final Presence presence;

    RevokedSeats(Presence presence) {
        this.presence = presence;
    }

    @EventListener
    void end(SessionRevoked revoked) {
        presence.removeEverywhere(revoked.user(), LeaveReason.REVOKED);
    }
}
