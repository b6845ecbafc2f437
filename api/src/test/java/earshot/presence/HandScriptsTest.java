package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.settings;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Access;
import earshot.rules.RoomRules;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import earshot.rules.Standing;
import earshot.stream.Visibility;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The queue of hands and the places to speak: hand_raise, hand_lower, hand_clear, hand_take, hand_release, hand_offer. */
class HandScriptsTest {
    private final Backstage backstage = Backstage.shared();
    private final HandRaise raise = backstage.bean(HandRaise.class);
    private final HandLower lower = backstage.bean(HandLower.class);
    private final HandTake take = backstage.bean(HandTake.class);
    private final HandOffer offer = backstage.bean(HandOffer.class);

    @Nested
    class Queue {
        @Test
        void keepsTheOrderAndTellsEverybody() {
            var room = backstage.room();
            var ada = seated(room);
            var ben = seated(room);

            assertThat(raise.run(room, ada)).isEqualTo(new HandRaise.Raised(List.of(ada)));
            assertThat(raise.run(room, ben)).isEqualTo(new HandRaise.Raised(List.of(ada, ben)));
            assertThat(raise.run(room, ada)).isEqualTo(new HandRaise.Kept(List.of(ada, ben)));

            assertThat(backstage.lastEvent(room))
                    .contains("\"t\":\"hand_queue_updated\"")
                    .endsWith("\"d\":{\"hands\":[\"" + ada + "\",\"" + ben + "\"]}}");
            assertThat(hands(room)).containsExactly(ada, ben);
            assertThat(backstage.field(room, "version")).isEqualTo("4");
            backstage.isConsistent(room);
        }

        @Test
        void goesToTheEndAfterComingBack() {
            var room = backstage.room();
            var ada = seated(room);
            var ben = seated(room);
            List.of(ada, ben).forEach(user -> raise.run(room, user));

            assertThat(lower.run(room, ada)).contains(List.of(ben));
            assertThat(lower.run(room, ada)).isEmpty();
            raise.run(room, ada);

            assertThat(hands(room)).containsExactly(ben, ada);
        }

        @Test
        void takesNoHandOfTheAbsentAndTheMutedAndNoneTooMany() {
            var room = backstage.room(settings(200));
            var muted = seated(room);
            backstage.rule(room, settings(200), Map.of(muted, Standing.PLAIN.with(timeout(muted))));

            assertThat(raise.run(room, Backstage.user())).isEqualTo(new HandRaise.Gone());
            assertThat(raise.run(room, muted)).isEqualTo(new HandRaise.Muted());
            Stream.generate(() -> seated(room)).limit(100).forEach(user -> assertThat(raise.run(room, user))
                    .isInstanceOf(HandRaise.Raised.class));
            assertThat(raise.run(room, seated(room))).isEqualTo(new HandRaise.Full());
        }

        @Test
        void losesTheHandsOfWhoLeavesIsMutedOrGetsAnotherRole() {
            var room = backstage.room();
            var leaving = identity();
            backstage.join(room, leaving);
            var muted = seated(room);
            var promoted = seated(room);
            var ada = seated(room);
            Stream.of(leaving.user(), muted, promoted, ada).forEach(user -> raise.run(room, user));

            backstage.bean(PresenceLeave.class).run(room, leaving, LeaveReason.LEFT);
            assertThat(hands(room)).containsExactly(muted, promoted, ada);
            backstage.rule(
                    room,
                    settings(100),
                    Map.of(
                            muted,
                            Standing.PLAIN.with(timeout(muted)),
                            promoted,
                            new Standing(Role.MODERATOR, List.of())));

            assertThat(hands(room)).containsExactly(ada);
            assertThat(backstage.lastEvent(room)).endsWith("\"d\":{\"hands\":[\"" + ada + "\"]}}");
        }

        @Test
        void staysWithWhoComesBackInAnotherTab() {
            var room = backstage.room();
            var ada = seated(room);
            raise.run(room, ada);
            backstage.join(room, identity(ada));
            assertThat(hands(room)).containsExactly(ada);
        }

        @Test
        void isClearedAtOnce() {
            var room = backstage.room();
            var clear = backstage.bean(HandClear.class);
            assertThat(clear.run(room)).isEmpty();
            var ada = seated(room);
            var ben = seated(room);
            List.of(ada, ben).forEach(user -> raise.run(room, user));
            assertThat(clear.run(room)).containsExactly(ada, ben);
            assertThat(backstage.lastEvent(room)).endsWith("\"d\":{\"hands\":[]}}");
            assertThat(hands(room)).isEmpty();
        }
    }

    @Nested
    class Places {
        @Test
        void givesOneFreePlaceOnce() {
            var room = stage(1);
            var users = Stream.generate(() -> seated(room)).limit(100).toList();
            users.forEach(user -> raise.run(room, user));

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var results = users.stream()
                        .map(user ->
                                CompletableFuture.supplyAsync(() -> take.run(room, user, Hands.Way.ACCEPTED), threads))
                        .toList();
                assertThat(results.stream().map(CompletableFuture::join))
                        .containsOnlyOnce(HandTake.Result.TAKEN)
                        .containsOnly(HandTake.Result.TAKEN, HandTake.Result.FULL);
            }
        }

        @Test
        void keepsThePlaceUntilTheRoleIsInForceOrIsGivenBack() {
            var room = stage(1);
            var ada = raised(room);
            var ben = raised(room);

            assertThat(take.run(room, Backstage.user(), Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.NONE);
            assertThat(take.run(room, ada, Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.TAKEN);
            assertThat(take.run(room, ada, Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.TAKEN);
            assertThat(take.run(room, ben, Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.FULL);
            backstage.bean(HandRelease.class).run(room, ada);
            assertThat(take.run(room, ben, Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.TAKEN);

            speakers(room, 1, ben);
            assertThat(hands(room)).containsExactly(ada);
            assertThat(timers(room)).isEmpty();
            assertThat(take.run(room, ada, Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.FULL);
        }

        @Test
        void knowsNoEndOfPlacesWithoutACap() {
            var room = stage(0);
            assertThat(take.run(room, raised(room), Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.TAKEN);
            assertThat(timers(room)).isEmpty();
        }
    }

    @Nested
    class Offers {
        @Test
        void passOnAPlaceThatASpeakerGivesUp() {
            var room = stage(1);
            var speaker = identity();
            backstage.join(room, speaker);
            speakers(room, 1, speaker.user());
            var ada = raised(room);
            var ben = raised(room);
            assertThat(offer.run(room).opened()).isEmpty();

            backstage.bean(PresenceLeave.class).run(room, speaker, LeaveReason.LEFT);

            assertThat(take.run(room, ben, Hands.Way.ACCEPTED)).isEqualTo(HandTake.Result.FULL);
            var offered = offer.run(room);
            assertThat(offered.opened()).containsExactly(ada);
            assertThat(offered.until()).isAfter(Instant.ofEpochMilli(backstage.now()));
            assertThat(offer.run(room).opened()).isEmpty();
            assertThat(take.run(room, ben, Hands.Way.OFFERED)).isEqualTo(HandTake.Result.NONE);
            assertThat(take.run(room, ada, Hands.Way.OFFERED)).isEqualTo(HandTake.Result.TAKEN);
        }

        @Test
        void goToTheNextHandWhenOneIsDeclinedOrRunsOut() {
            var room = stage(1);
            var speaker = seated(room);
            speakers(room, 1, speaker);
            var ada = raised(room);
            var ben = raised(room);
            var eve = raised(room);
            speakers(room, 1);
            assertThat(offer.run(room).opened()).containsExactly(ada);

            lower.run(room, ada);
            assertThat(offer.run(room).opened()).containsExactly(ben);

            backstage.score(new RoomKeys(room).timers(), backstage.now() - 1, "offer:" + ben);
            var next = offer.run(room);
            assertThat(next.over()).containsExactly(ben);
            assertThat(next.opened()).containsExactly(eve);
            assertThat(hands(room)).containsExactly(eve);
            assertThat(backstage.lastEvent(room)).contains("hand_queue_updated");
        }

        @Test
        void openAsManyPlacesAsTheCapIsRaisedBy() {
            var room = stage(1);
            var speaker = seated(room);
            speakers(room, 1, speaker);
            var ada = raised(room);
            var ben = raised(room);
            raised(room);
            speakers(room, 3, speaker);
            assertThat(offer.run(room).opened()).containsExactlyInAnyOrder(ada, ben);
        }
    }

    private StreamId stage(int speakerCap) {
        return backstage.room(staged(speakerCap));
    }

    private void speakers(StreamId room, int cap, UserId... users) {
        var standings = new HashMap<UserId, Standing>();
        Stream.of(users).forEach(user -> standings.put(user, new Standing(Role.SPEAKER, List.of())));
        backstage.rule(room, staged(cap), standings);
    }

    private static RoomSettings staged(int speakerCap) {
        return settings(
                Backstage.HOST,
                Visibility.PUBLIC,
                RoomStatus.OPEN,
                200,
                new RoomRules(
                        RoomMode.STAGE, false, false, speakerCap, 0, "", null, Access.EVERYONE, "", null, false, true));
    }

    private UserId raised(StreamId room) {
        var user = seated(room);
        raise.run(room, user);
        return user;
    }

    private UserId seated(StreamId room) {
        Identity somebody = identity();
        backstage.join(room, somebody);
        return somebody.user();
    }

    private List<UserId> hands(StreamId room) {
        return backstage.bean(Presence.class).snapshot(room).orElseThrow().hands().stream()
                .map(UserId::new)
                .toList();
    }

    private List<String> timers(StreamId room) {
        return backstage.redis().members(new RoomKeys(room).timers());
    }

    private static Sanction timeout(UserId user) {
        return new Sanction(
                UUID.randomUUID(),
                new StreamId("any"),
                Backstage.HOST,
                user,
                "Ada",
                SanctionKind.TIMEOUT,
                null,
                Backstage.HOST,
                "Host",
                Instant.ofEpochMilli(1_790_000_000_000L),
                Instant.ofEpochMilli(9_790_000_000_000L),
                null,
                null);
    }
}
