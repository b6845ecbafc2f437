package earshot.moderation;

import earshot.presence.DueWork;
import earshot.presence.Hands;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;

/** Offers places to speak that have become free to the next hands, and ends the offers that nobody took up. */
@Singleton
class HandOffers implements DueWork {
    private final Hands hands;
    private final Notices notices;

    HandOffers(Hands hands, Notices notices) {
        this.hands = hands;
        this.notices = notices;
    }

    @Override
    public String kind() {
        return "offer";
    }

    /** All that is due in the room, whoever the timer names. */
    @Override
    public void due(StreamId room, UserId user) {
        var offered = hands.offer(room);
        offered.opened().forEach(next -> notices.offered(room, next, offered.until()));
    }
}
