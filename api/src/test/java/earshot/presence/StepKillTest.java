package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The node dies once at every step of a join, before the step's work and after it. Whatever it leaves behind, nobody ends up in two rooms,
 * and the user's next join succeeds and is the only seat.
 */
class StepKillTest {
    private static final List<String> STEPS =
            List.of("user_claim", "presence_join", "user_confirm", "presence_leave", "user_release");

    private static Backstage backstage;

    @BeforeAll
    static void start() {
        backstage = new Backstage();
    }

    @AfterAll
    static void stop() {
        backstage.close();
    }

    static Stream<Arguments> kills() {
        return STEPS.stream().flatMap(step -> Stream.of(Arguments.of(step, "before"), Arguments.of(step, "after")));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void aKilledMoveIsMendedByTheNextJoin(String step, String when) {
        StreamId before = backstage.room();
        StreamId killed = backstage.room();
        StreamId next = backstage.room();
        Identity first = identity();
        UserId user = first.user();
        backstage.join(request(before, first));

        dying(step, when, () -> backstage.join(request(killed, identity(user))));
        Identity last = identity(user);
        assertThat(backstage.join(request(next, last))).isInstanceOf(JoinOutcome.Seated.class);

        assertThat(seatsOf(user, before, killed, next)).containsExactly(last);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void aKilledMoveLeavesOneRoomWhenTheOldTabLivesOn(String step, String when) {
        StreamId before = backstage.room();
        StreamId killed = backstage.room();
        Identity first = identity();
        Identity second = identity(first.user());
        backstage.join(request(before, first));

        dying(step, when, () -> backstage.join(request(killed, second)));
        // Nobody was told of the second seat, so nobody beats for it.
        backstage.age(killed, second, Duration.ofSeconds(17));
        backstage.bean(PresenceSweep.class).run(killed);

        assertThat(seatsOf(first.user(), before, killed)).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void twoTabsThatCrossLeaveTheLaterOne(String step, String when) {
        StreamId one = backstage.room();
        StreamId two = backstage.room();
        Identity first = identity();
        Identity second = identity(first.user());
        backstage.bean(UserClaim.class).run(request(one, first));
        backstage.join(one, first);

        // The first tab has joined and not confirmed when the second comes; the second's node dies.
        dying(step, when, () -> backstage.join(request(two, second)));
        var confirmed = backstage.bean(UserConfirm.class).run(first);
        if (confirmed instanceof UserConfirm.Replaced) {
            backstage.bean(PresenceLeave.class).run(one, first, LeaveReason.REPLACED);
        }
        // The second client tries again, as clients do.
        backstage.join(request(two, second));

        assertThat(seatsOf(first.user(), one, two)).containsExactly(second);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void otherUsersAreNotTouched(String step, String when) {
        StreamId room = backstage.room();
        StreamId other = backstage.room();
        Identity ben = identity();
        Identity ada = identity();
        backstage.join(request(room, ben));
        backstage.join(request(room, ada));

        dying(step, when, () -> backstage.join(request(other, identity(ada.user()))));

        assertThat(seatsOf(ben.user(), room, other)).containsExactly(ben);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aMoveWithoutAnAnswerGivesTheClaimBack(String when) {
        StreamId before = backstage.room();
        StreamId killed = backstage.room();
        Identity first = identity();
        backstage.join(request(before, first));

        dying("presence_join", when, () -> backstage.join(request(killed, identity(first.user()))));

        assertThat(backstage.bean(Presence.class).whereabouts(first.user())).contains(new Place(before, first));
        assertThat(backstage.bean(UserConfirm.class).run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
        assertThat(seatsOf(first.user(), before, killed)).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aRepeatWithoutAnAnswerKeepsTheSeat(String when) {
        StreamId room = backstage.room();
        Identity first = identity();
        var named = new JoinRequest(room, first, "Ada", false, ParticipantFlags.NONE, "a", List.of());
        backstage.join(named);

        dying("presence_join", when, () -> backstage.join(named));

        assertThat(seatsOf(first.user(), room)).containsExactly(first);
    }

    /** Steps that a move does not reach kill nothing; the move then simply succeeds. */
    private static void dying(String step, String when, Runnable move) {
        backstage.kill(step, when);
        try {
            assertThatThrownBy(move::run).hasMessageContaining("killed");
        } finally {
            backstage.spare();
        }
    }

    private static List<Identity> seatsOf(UserId user, StreamId... rooms) {
        return Stream.of(rooms)
                .flatMap(room -> backstage.seats(room).stream())
                .map(Participant::identity)
                .filter(identity -> identity.user().equals(user))
                .toList();
    }
}
