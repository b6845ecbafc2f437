package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.request;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.PresenceRenew.Renewal;
import earshot.room.Identity;
import earshot.room.Participant;
import earshot.room.StreamId;
import org.junit.jupiter.api.Test;

/** A seat that Redis lost is taken back like a new one is taken: one seat per user. */
class RestorationTest {
    private static final String LOST = "00000000000000ff";

    private final Backstage backstage = Backstage.shared();
    private final Restoration restoration = backstage.bean(Restoration.class);

    @Test
    void leavesTheUsersOtherSeats() {
        StreamId room = opened();
        StreamId elsewhere = opened();
        Identity other = identity();
        Identity lost = identity(other.user());
        backstage.bean(UserClaim.class).run(request(elsewhere, other));
        backstage.join(elsewhere, other);
        // The session claims for the second time, as when its node died in the middle of the first.
        backstage.bean(UserClaim.class).run(request(room, lost));

        assertThat(restoration.restore(request(room, lost), LOST)).isEqualTo(Renewal.RENEWED);
        assertThat(backstage.seats(room)).extracting(Participant::identity).contains(lost);
        assertThat(backstage.seats(elsewhere)).extracting(Participant::identity).doesNotContain(other);
    }

    @Test
    void takesNoClaimFromANewerSession() {
        StreamId room = opened();
        Identity lost = identity();
        Identity newer = identity(lost.user());
        backstage.bean(UserClaim.class).run(request(room, newer));

        assertThat(restoration.restore(request(room, lost), LOST)).isEqualTo(Renewal.REPLACED);
        assertThat(backstage.bean(Presence.class).whereabouts(lost.user())).contains(new Place(room, newer));
    }

    /** A room in an epoch, with somebody in it. */
    private StreamId opened() {
        StreamId room = backstage.room();
        backstage.join(room, identity());
        return room;
    }
}
