package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.settings;
import static earshot.presence.Backstage.unloadedRoom;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.PresenceRenew.Renewal;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long a seat lasts: presence_leave, presence_renew, presence_sweep. */
class LeaseScriptsTest {
    private static final Duration LEASE = Duration.ofSeconds(16);

    private final Backstage backstage = Backstage.shared();

    @Nested
    class Leave {
        private final PresenceLeave leave = backstage.bean(PresenceLeave.class);

        @Test
        void freesTheSeat() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(leave.run(room, ada, LeaveReason.LEFT)).isEqualTo(PresenceLeave.Result.LEFT);
            assertThat(leave.run(room, ada, LeaveReason.LEFT)).isEqualTo(PresenceLeave.Result.GONE);
            assertThat(backstage.lastEvent(room))
                    .endsWith("\"d\":{\"userId\":\"" + ada.user() + "\",\"sessionId\":\"" + ada.session()
                            + "\",\"reason\":\"left\",\"counts\":{\"participants\":0,\"speakers\":0}}}");
            backstage.isConsistent(room);
        }

        @Test
        void sparesANewerSession() {
            var room = backstage.room();
            var old = identity();
            backstage.join(room, old);
            backstage.join(room, identity(old.user()));

            assertThat(leave.run(room, old, LeaveReason.LEFT)).isEqualTo(PresenceLeave.Result.REPLACED);
            assertThat(backstage.seats(room)).hasSize(1);
        }
    }

    @Nested
    class Renew {
        @Test
        void tellsTheRenewedTheGoneAndTheReplaced() {
            var room = backstage.room();
            var ada = identity();
            var old = identity();
            backstage.join(room, ada);
            backstage.join(room, identity(old.user()));
            backstage.age(room, ada, LEASE);

            assertThat(backstage.bean(PresenceRenew.class).run(room, List.of(identity(), ada, old)))
                    .containsExactly(Renewal.GONE, Renewal.RENEWED, Renewal.REPLACED);
            assertThat(backstage.bean(PresenceSweep.class).run(room)).isEqualTo(new PresenceSweep.Swept(2, List.of()));
        }

        @Test
        void takesFiveHundredAtOnce() {
            var room = backstage.room(settings(500));
            List<Identity> all = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                all.add(identity());
                backstage.join(room, all.getLast());
            }

            assertThat(backstage.bean(PresenceRenew.class).run(room, all)).containsOnly(Renewal.RENEWED);
            backstage.isConsistent(room);
        }
    }

    @Nested
    class Sweep {
        private final PresenceSweep sweep = backstage.bean(PresenceSweep.class);

        @Test
        void findsAnEmptyRoom() {
            assertThat(sweep.run(unloadedRoom())).isEqualTo(new PresenceSweep.Empty());
            assertThat(sweep.run(backstage.room())).isEqualTo(new PresenceSweep.Empty());
        }

        @Test
        void removesWhoseLeaseIsOver() {
            var room = backstage.room();
            var ada = identity();
            var ben = identity();
            backstage.join(room, ada);
            backstage.join(room, ben);
            backstage.age(room, ada, LEASE.plusMillis(50));
            backstage.age(room, ben, LEASE.minusSeconds(5));

            assertThat(sweep.run(room)).isEqualTo(new PresenceSweep.Swept(1, List.of(ada)));
            assertThat(backstage.events(room)).anyMatch(event -> event.contains("\"reason\":\"expired\""));
            backstage.isConsistent(room);
        }

        @Test
        void removesAtMostABatch() {
            var room = backstage.room(settings(200));
            for (int i = 0; i < 101; i++) {
                var identity = identity();
                backstage.join(room, identity);
                backstage.age(room, identity, LEASE.plusSeconds(1));
            }

            assertThat(((PresenceSweep.Swept) sweep.run(room)).removed()).hasSize(100);
            assertThat(((PresenceSweep.Swept) sweep.run(room)).removed()).hasSize(1);
            backstage.isConsistent(room);
        }

        @Test
        void showsWhoIsLateAndWhoIsBack() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);
            backstage.age(room, ada, Duration.ofSeconds(11));

            sweep.run(room);
            assertThat(backstage.seats(room).getFirst().presence()).isEqualTo(earshot.room.Presence.RECONNECTING);
            sweep.run(room);
            backstage.bean(PresenceRenew.class).run(room, List.of(ada));
            sweep.run(room);

            assertThat(backstage.seats(room).getFirst().presence()).isEqualTo(earshot.room.Presence.PRESENT);
            assertThat(backstage.events(room)).hasSize(3);
            backstage.isConsistent(room);
        }

        @Test
        void removesNobodyAfterSweepsHadPaused() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);
            backstage.age(room, ada, LEASE.multipliedBy(2));
            backstage.put(room, "swept_at", Long.toString(backstage.now() - 7000));

            assertThat(sweep.run(room)).isEqualTo(new PresenceSweep.Swept(1, List.of()));
            assertThat(sweep.run(room)).isEqualTo(new PresenceSweep.Swept(1, List.of()));
            backstage.put(room, "grace_until", "1");
            assertThat(sweep.run(room)).isEqualTo(new PresenceSweep.Swept(0, List.of(ada)));
        }

        @Test
        void endsWhatNobodyRenewedOfSpeaking() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);
            backstage.score(new RoomKeys(room).speaking(), 1, ada.user().value());

            sweep.run(room);

            assertThat(backstage.redis().members(new RoomKeys(room).speaking())).isEmpty();
            assertThat(backstage.field(room, "speaking_seq")).isEqualTo("1");
        }
    }
}
