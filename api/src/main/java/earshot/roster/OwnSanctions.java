package earshot.roster;

import earshot.presence.Place;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.problem.DatabaseAbsence;
import earshot.redis.RedisClock;
import earshot.room.UserId;
import earshot.rules.Decisions;
import earshot.rules.Sanction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What stands against a user: in any room, as Postgres says; while that is away in the room where the user sits. */
@Singleton
class OwnSanctions {
    private final Decisions decisions;
    private final Presence presence;
    private final Rooms rooms;
    private final RedisClock clock;

    OwnSanctions(Decisions decisions, Presence presence, Rooms rooms, RedisClock clock) {
        this.decisions = decisions;
        this.presence = presence;
        this.rooms = rooms;
        this.clock = clock;
    }

    List<OwnSanction> of(UserId user) {
        Instant now = Instant.ofEpochMilli(clock.now());
        List<Sanction> found = DatabaseAbsence.bridge(() -> decisions.against(user, now), away -> known(user));
        return found.stream().map(OwnSanction::of).toList();
    }

    private List<Sanction> known(UserId user) {
        return presence.whereabouts(user)
                .map(Place::room)
                .flatMap(room -> rooms.terms(room, user))
                .map(terms -> terms.standing().at(terms.now()).sanctions())
                .orElseGet(List::of);
    }
}
