package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.request;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Keys;
import earshot.room.Identity;
import earshot.room.Participant;
import earshot.room.StreamId;
import org.junit.jupiter.api.Test;

/** A join that finds another tab of its user in the seat. What becomes of two in any order at all is {@link TwoTabsTest}'s. */
class SeatingTest {
    private final Backstage backstage = Backstage.shared();
    private final StreamId room = backstage.room();
    private final Identity first = identity();
    private final Identity second = identity(first.user());

    @Test
    void anEarlierTabThatComesLateLeavesTheSeatToTheLaterOne() {
        var claim = backstage.bean(UserClaim.class).run(request(room, first));
        backstage.join(request(room, second));

        var late = backstage.bean(PresenceJoin.class).run(room, backstage.newcomer(room, first), claim.older());

        assertThat(late).isEqualTo(new PresenceJoin.Overtaken(second.session()));
        assertThat(backstage.seats(room)).extracting(Participant::identity).containsExactly(second);
    }

    @Test
    void theNewestTakesOverASeatThatTheUsersKeyHasLost() {
        backstage.join(request(room, first));
        backstage.redis().delete(Keys.user(first.user()));

        assertThat(backstage.join(request(room, second))).isInstanceOf(JoinOutcome.Replaced.class);

        assertThat(backstage.seats(room)).extracting(Participant::identity).containsExactly(second);
        assertThat(backstage.bean(Presence.class).whereabouts(first.user())).contains(new Place(room, second));
    }
}
