package earshot.moderation;

import earshot.presence.DueWork;
import earshot.presence.Rooms;
import earshot.presence.RulesAhead;
import earshot.presence.RulesAhead.Decision;
import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Sanction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Ends what stood against somebody for a time. Postgres sees that by itself: such a row just counts no longer. */
@Singleton
class StandingEnds implements DueWork {
    private final Rooms rooms;
    private final RulesAhead ahead;
    private final Notices notices;

    StandingEnds(Rooms rooms, RulesAhead ahead, Notices notices) {
        this.rooms = rooms;
        this.ahead = ahead;
        this.notices = notices;
    }

    @Override
    public String kind() {
        return "standing";
    }

    @Override
    public void due(StreamId room, UserId user) {
        List<Sanction> ended = rooms.terms(room, user)
                .map(terms -> terms.standing().sanctions().stream()
                        .filter(sanction -> !sanction.active(terms.now()))
                        .toList())
                .orElseGet(List::of);
        ahead.decide(room, known -> new Decision<>(Map.of(), Map.of(), known));
        ended.forEach(sanction -> notices.ended(room, user, act(sanction)));
    }

    private static Act act(Sanction sanction) {
        return new Wish.Lift(sanction.kind(), false).act(Role.LISTENER, false);
    }
}
