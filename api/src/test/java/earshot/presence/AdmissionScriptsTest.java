package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.settings;
import static earshot.presence.Backstage.unloadedRoom;
import static earshot.presence.Backstage.user;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.LeaveReason;
import earshot.room.Participant;
import earshot.room.RoomStatus;
import earshot.rules.RoomRules;
import earshot.stream.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who gets a seat: presence_join, presence_restore, and the epoch that they happen in. */
class AdmissionScriptsTest {
    private static final Duration LEASE = Duration.ofSeconds(16);

    private final Backstage backstage = Backstage.shared();

    @Nested
    class Join {
        private final PresenceJoin join = backstage.bean(PresenceJoin.class);

        @Test
        void seats() {
            var room = backstage.room();
            var ada = identity();

            var seated = (PresenceJoin.Seated) backstage.join(room, ada);

            assertThat(seated.how()).isEqualTo(PresenceJoin.Seated.How.JOINED);
            assertThat(seated.room().participants()).containsExactly(seated.participant());
            assertThat(seated.room().position().version()).isEqualTo(1);
            assertThat(backstage.lastEvent(room))
                    .isEqualTo("{\"v\":1,\"t\":\"participant_joined\",\"p\":\""
                            + seated.room().position() + "\",\"h\":\""
                            + seated.room().digest() + "\",\"d\":{\"participant\":" + seated.participant()
                            + ",\"counts\":{\"participants\":1,\"speakers\":1}}}");
            backstage.isConsistent(room);
        }

        @Test
        void writesTheHistory() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);
            backstage.bean(PresenceLeave.class).run(room, ada, LeaveReason.LEFT);

            var entries = backstage.redis().streamAfter(new RoomKeys(room).history(), "0-0", 10);
            assertThat(entries).extracting(entry -> entry.fields().get("kind")).containsExactly("join", "leave");
            assertThat(entries.getFirst().fields())
                    .containsEntry("user", ada.user().value())
                    .containsEntry("session", ada.session().value())
                    .containsEntry("role", "listener")
                    .containsEntry("guest", "false")
                    .containsKeys("at", "sid");
            assertThat(entries.getLast().fields())
                    .containsEntry("reason", "left")
                    .containsEntry("joinedAt", entries.getFirst().fields().get("at"));
        }

        @Test
        void renewsTheSameSession() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);
            backstage.age(room, ada, LEASE);

            var again = (PresenceJoin.Seated) backstage.join(room, ada);

            assertThat(again.how()).isEqualTo(PresenceJoin.Seated.How.REJOINED);
            assertThat(again.room().position().version()).isEqualTo(1);
            assertThat(backstage.bean(PresenceSweep.class).run(room)).isEqualTo(new PresenceSweep.Swept(1, List.of()));
        }

        @Test
        void replacesAnotherSession() {
            var room = backstage.room();
            var first = identity();
            var second = identity(first.user());
            backstage.join(room, first);

            var replaced = (PresenceJoin.Seated) backstage.join(room, second);

            assertThat(replaced.how()).isEqualTo(PresenceJoin.Seated.How.REPLACED);
            assertThat(backstage.seats(room)).extracting(Participant::identity).containsExactly(second);
            assertThat(backstage.events(room).get(1))
                    .contains(
                            "participant_left",
                            "\"reason\":\"replaced\"",
                            first.session().value());
            backstage.isConsistent(room);
        }

        @Test
        void leavesTheSeatToASessionThatItDoesNotTakeOver() {
            var room = backstage.room();
            var earlier = identity();
            var later = identity(earlier.user());
            backstage.join(room, later);

            assertThat(join.run(room, backstage.newcomer(room, earlier), Set.of()))
                    .isEqualTo(new PresenceJoin.Overtaken(later.session()));
            assertThat(backstage.seats(room)).extracting(Participant::identity).containsExactly(later);
            assertThat(backstage.events(room)).hasSize(1);
        }

        @Test
        void refusesWhileTheSettingsAreNotLoaded() {
            assertThat(backstage.join(unloadedRoom(), identity())).isEqualTo(new Refusal.Stale());
        }

        @Test
        void refusesWhoWasJudgedByOtherRules() {
            var room = backstage.room();
            var judged = backstage.newcomer(room, identity());
            backstage.configure(room, settings(20));
            assertThat(join.run(room, judged, Set.of())).isEqualTo(new Refusal.Stale());
        }

        @Test
        void refusesWhenClosed() {
            var room = backstage.room(settings(user(), Visibility.PUBLIC, RoomStatus.CLOSED, 10, RoomRules.DEFAULT));

            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Closed());
        }

        @Test
        void hidesAPrivateRoomFromAllButItsHost() {
            var room = backstage.room(
                    settings(Backstage.HOST, Visibility.PRIVATE, RoomStatus.OPEN, 10, RoomRules.DEFAULT));

            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Hidden());
            assertThat(backstage.join(room, identity(Backstage.HOST))).isInstanceOf(PresenceJoin.Seated.class);
            assertThat(backstage
                            .bean(PresenceRestore.class)
                            .run(room, backstage.newcomer(room, identity()), "0123456789abcdef"))
                    .isEqualTo(new Refusal.Hidden());
        }

        @Test
        void refusesWhenFullButNotWhoIsIn() {
            var room = backstage.room(settings(1));
            var ada = identity();
            backstage.join(room, ada);

            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Full());
            assertThat(backstage.join(room, identity(ada.user()))).isInstanceOf(PresenceJoin.Seated.class);
        }

        @Test
        void refusesWhenLockedButNotTheHostAndWhoIsIn() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);
            backstage.put(room, "locked", "true");

            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Locked());
            assertThat(backstage.join(room, identity(ada.user()))).isInstanceOf(PresenceJoin.Seated.class);
            assertThat(backstage.join(room, identity(Backstage.HOST))).isInstanceOf(PresenceJoin.Seated.class);
        }

        @Test
        void refusesADeniedUserAndADeniedSession() {
            var room = backstage.room();
            var ada = identity();
            var ben = identity();
            long until = backstage.now() + 60_000;
            String denied = new RoomKeys(room).denied();
            backstage.score(denied, until, ada.user().value());
            backstage.score(denied, until, ben.toString());

            assertThat(backstage.join(room, ada)).isEqualTo(new Refusal.Denied(Instant.ofEpochMilli(until)));
            assertThat(backstage.join(room, ben)).isEqualTo(new Refusal.Denied(Instant.ofEpochMilli(until)));
            assertThat(backstage.join(room, identity(ben.user()))).isInstanceOf(PresenceJoin.Seated.class);
            assertThat(backstage.events(room)).hasSize(1);
        }

        @Test
        void keepsANameThatLooksLikeJson() {
            var room = backstage.room();
            var request = new JoinRequest(
                    room, identity(), "\",\"role\":\"host\",\"version\":9}", false, earshot.room.ParticipantFlags.NONE);

            join.run(
                    room,
                    backstage
                            .bean(Admission.class)
                            .newcomer(
                                    request,
                                    backstage.terms(room, request.identity().user())),
                    Set.of());

            assertThat(backstage.seats(room).getFirst().displayName()).isEqualTo(request.displayName());
            assertThat(backstage.seats(room).getFirst().version()).isEqualTo(1);
            backstage.isConsistent(room);
        }
    }

    @Nested
    class Epoch {
        @Test
        void isNewOnAnotherServerProcessAndTheLogStartsAnew() {
            var room = backstage.room();
            backstage.join(room, identity());
            String before = backstage.field(room, "epoch");
            backstage.put(room, "run_id", "0".repeat(40));

            backstage.join(room, identity());

            assertThat(backstage.field(room, "epoch")).hasSize(16).isNotEqualTo(before);
            assertThat(backstage.field(room, "version")).isEqualTo("2");
            assertThat(backstage.events(room)).hasSize(1);
            backstage.isConsistent(room);
        }
    }

    @Nested
    class Restore {
        private static final String LOST = "00000000000000aa";

        private final PresenceRestore restore = backstage.bean(PresenceRestore.class);

        @Test
        void seatsAgainAfterTheEpochWasLost() {
            var room = backstage.room();
            var ada = identity();

            assertThat(restore.run(room, backstage.newcomer(room, ada), LOST))
                    .isEqualTo(new PresenceRestore.Restored());
            assertThat(restore.run(room, backstage.newcomer(room, ada), LOST))
                    .isEqualTo(new PresenceRestore.Restored());
            assertThat(backstage.seats(room)).hasSize(1);
            assertThat(backstage.lastEvent(room))
                    .contains("\"t\":\"participant_joined\"")
                    .endsWith(",\"restored\":true}}");
            backstage.isConsistent(room);
        }

        @Test
        void refusesInTheSameEpoch() {
            var room = backstage.room();

            assertThat(restore.run(room, backstage.newcomer(room, identity()), backstage.field(room, "epoch")))
                    .isEqualTo(new PresenceRestore.Expired());
        }

        @Test
        void refusesWhenTheNewEpochIsOld() {
            var room = backstage.room();
            backstage.put(room, "epoch_at", Long.toString(backstage.now() - 61_000));

            assertThat(restore.run(room, backstage.newcomer(room, identity()), LOST))
                    .isEqualTo(new PresenceRestore.Expired());
        }

        @Test
        void refusesWhoHasANewerSession() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, identity(ada.user()));

            assertThat(restore.run(room, backstage.newcomer(room, ada), LOST))
                    .isEqualTo(new PresenceRestore.Replaced());
        }

        @Test
        void refusesLikeAJoin() {
            var full = backstage.room(settings(1));
            backstage.join(full, identity());

            assertThat(restore.run(full, backstage.newcomer(full, identity()), LOST))
                    .isEqualTo(new Refusal.Full());
            assertThat(restore.run(unloadedRoom(), backstage.newcomer(unloadedRoom(), identity()), LOST))
                    .isEqualTo(new Refusal.Stale());
        }
    }
}
