package earshot.presence;

import earshot.account.SessionRevoked;
import earshot.room.LeaveReason;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Who is signed out loses the seat. */
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
