package earshot.presence;

import earshot.room.StreamId;
import jakarta.inject.Singleton;

/** What follows at the SFU and for the users' claims from what came into force in a room. In nobody's way: it happens after the answer. */
@Singleton
class Consequences {
    private final Departures departures;
    private final SfuAgreement sfu;

    Consequences(Departures departures, SfuAgreement sfu) {
        this.departures = departures;
        this.sfu = sfu;
    }

    void of(StreamId room, RoomRule.Applied applied) {
        applied.removed().forEach(identity -> departures.removed(room, identity));
        sfu.reach(room, applied.changed());
    }
}
