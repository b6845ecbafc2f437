package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.settings;
import static earshot.presence.Backstage.unloadedRoom;
import static earshot.presence.Backstage.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.presence.PresenceRenew.Renewal;
import earshot.presence.PresenceSpeak.Utterance;
import earshot.redis.Keys;
import earshot.redis.LuaScripts;
import earshot.redis.RedisUnavailableException;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.RosterDigest;
import earshot.room.StreamId;
import earshot.stream.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer that the header of a script lists, and what it leaves behind. */
class ScriptsTest {
    private static final Duration LEASE = Duration.ofSeconds(16);

    private static Backstage backstage;

    @BeforeAll
    static void start() {
        backstage = new Backstage();
    }

    @AfterAll
    static void stop() {
        backstage.close();
    }

    /** After each change the counts and the digest are those of the participants. */
    private static void isConsistent(StreamId room) {
        var digest = RosterDigest.EMPTY;
        List<Participant> seats = backstage.seats(room);
        for (Participant seat : seats) {
            digest = digest.toggle(seat.identity().user(), seat.version());
        }
        assertThat(backstage.field(room, "digest")).isEqualTo(digest.toString());
        assertThat(backstage.field(room, "participants")).isEqualTo("" + seats.size());
    }

    private static String lastEvent(StreamId room) {
        return backstage.events(room).getLast();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "presence_join",
                "presence_restore",
                "presence_leave",
                "presence_renew",
                "presence_sweep",
                "presence_update",
                "presence_media",
                "presence_speak",
                "room_configure",
                "room_close"
            })
    void aRoomScriptThatComesTooLateDoesNothing(String name) {
        var room = backstage.room();
        var args = new ArrayList<>(List.of("1", "0123456789abcdef"));
        args.addAll(Collections.nCopies(8, "1"));

        assertThatThrownBy(() -> backstage.bean(LuaScripts.class).load(name).run(new RoomKeys(room).all(), args))
                .isInstanceOf(RedisUnavailableException.class);
        assertThat(backstage.field(room, "version")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_claim", "user_release"})
    void aUserScriptThatComesTooLateDoesNothing(String name) {
        String key = Keys.user(user());

        assertThatThrownBy(() -> backstage
                        .bean(LuaScripts.class)
                        .load(name)
                        .run(List.of(key), List.of("1", "session", "room", "1000")))
                .isInstanceOf(RedisUnavailableException.class);
        assertThat(backstage.redis().hash(key)).isEmpty();
    }

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
            assertThat(lastEvent(room))
                    .isEqualTo("{\"v\":1,\"t\":\"participant_joined\",\"p\":\""
                            + seated.room().position() + "\",\"h\":\""
                            + seated.room().digest() + "\",\"d\":{\"participant\":" + seated.participant()
                            + ",\"counts\":{\"participants\":1,\"speakers\":1}}}");
            isConsistent(room);
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
            isConsistent(room);
        }

        @Test
        void refusesWhileTheSettingsAreNotLoaded() {
            assertThat(backstage.join(unloadedRoom(), identity())).isEqualTo(new Refusal.Stale());
        }

        @Test
        void refusesWhoWasJudgedByAnotherMode() {
            var room = backstage.room(
                    new RoomSettings(user(), Visibility.PUBLIC, RoomStatus.OPEN, RoomMode.STAGE, false, 10, 10));

            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Stale());
        }

        @Test
        void refusesWhenClosed() {
            var room = backstage.room(
                    new RoomSettings(user(), Visibility.PUBLIC, RoomStatus.CLOSED, RoomMode.OPEN, false, 10, 10));

            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Closed());
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
            backstage
                    .bean(RoomConfigure.class)
                    .run(
                            room,
                            new RoomSettings(
                                    Backstage.HOST, Visibility.PUBLIC, RoomStatus.OPEN, RoomMode.OPEN, true, 10, 10));

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

            join.run(room, backstage.bean(Seating.class).newcomer(request, settings(10)));

            assertThat(backstage.seats(room).getFirst().displayName()).isEqualTo(request.displayName());
            assertThat(backstage.seats(room).getFirst().version()).isEqualTo(1);
            isConsistent(room);
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
            isConsistent(room);
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

            assertThat(restore.run(room, backstage.newcomer(ada), LOST)).isEqualTo(new PresenceRestore.Restored());
            assertThat(restore.run(room, backstage.newcomer(ada), LOST)).isEqualTo(new PresenceRestore.Restored());
            assertThat(backstage.seats(room)).hasSize(1);
            isConsistent(room);
        }

        @Test
        void refusesInTheSameEpoch() {
            var room = backstage.room();

            assertThat(restore.run(room, backstage.newcomer(identity()), backstage.field(room, "epoch")))
                    .isEqualTo(new PresenceRestore.Expired());
        }

        @Test
        void refusesWhenTheNewEpochIsOld() {
            var room = backstage.room();
            backstage.put(room, "epoch_at", Long.toString(backstage.now() - 61_000));

            assertThat(restore.run(room, backstage.newcomer(identity()), LOST))
                    .isEqualTo(new PresenceRestore.Expired());
        }

        @Test
        void refusesWhoHasANewerSession() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, identity(ada.user()));

            assertThat(restore.run(room, backstage.newcomer(ada), LOST)).isEqualTo(new PresenceRestore.Replaced());
        }

        @Test
        void refusesLikeAJoin() {
            var full = backstage.room(settings(1));
            backstage.join(full, identity());

            assertThat(restore.run(full, backstage.newcomer(identity()), LOST)).isEqualTo(new Refusal.Full());
            assertThat(restore.run(unloadedRoom(), backstage.newcomer(identity()), LOST))
                    .isEqualTo(new Refusal.Stale());
        }
    }

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
            assertThat(lastEvent(room))
                    .endsWith("\"d\":{\"userId\":\"" + ada.user() + "\",\"sessionId\":\"" + ada.session()
                            + "\",\"reason\":\"left\",\"counts\":{\"participants\":0,\"speakers\":0}}}");
            isConsistent(room);
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
            isConsistent(room);
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
            isConsistent(room);
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
            isConsistent(room);
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
            isConsistent(room);
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

    @Nested
    class Update {
        private final PresenceUpdate update = backstage.bean(PresenceUpdate.class);

        @Test
        void switchesOnlyWhatIsGiven() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(update.run(room, ada, true, null)).isInstanceOf(Alteration.Updated.class);
            assertThat(update.run(room, ada, null, true)).isInstanceOf(Alteration.Updated.class);
            assertThat(update.run(room, ada, true, null)).isInstanceOf(Alteration.Unchanged.class);
            assertThat(update.run(room, ada, null, null)).isInstanceOf(Alteration.Unchanged.class);

            var seat = backstage.seats(room).getFirst();
            assertThat(seat.flags().selfMuted()).isTrue();
            assertThat(seat.flags().selfDeafened()).isTrue();
            assertThat(seat.version()).isEqualTo(3);
            isConsistent(room);
        }

        @Test
        void knowsTheGoneAndTheReplaced() {
            var room = backstage.room();
            var old = identity();
            backstage.join(room, identity(old.user()));

            assertThat(update.run(room, identity(), true, null)).isEqualTo(new Alteration.Gone());
            assertThat(update.run(room, old, true, null)).isEqualTo(new Alteration.Replaced());
        }
    }

    @Nested
    class Media {
        private final PresenceMedia media = backstage.bean(PresenceMedia.class);

        @Test
        void notesWhatTheSfuSays() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(media.run(room, ada, MediaState.LIVE)).isInstanceOf(Alteration.Updated.class);
            assertThat(media.run(room, ada, MediaState.LIVE)).isInstanceOf(Alteration.Unchanged.class);
            assertThat(media.run(room, identity(), MediaState.LIVE)).isEqualTo(new Alteration.Gone());
            assertThat(media.run(room, identity(ada.user()), MediaState.LIVE)).isEqualTo(new Alteration.Replaced());
            assertThat(backstage.seats(room).getFirst().media()).isEqualTo(MediaState.LIVE);
            isConsistent(room);
        }
    }

    @Nested
    class Speak {
        private final PresenceSpeak speak = backstage.bean(PresenceSpeak.class);

        @Test
        void tellsWhoStartsAndStops() {
            var room = backstage.room();
            var ada = identity();
            backstage.join(room, ada);

            assertThat(speak(room, ada, true)).isEqualTo(PresenceSpeak.Result.CHANGED);
            assertThat(speak(room, ada, true)).isEqualTo(PresenceSpeak.Result.SAME);
            assertThat(backstage
                            .bean(Presence.class)
                            .snapshot(room)
                            .orElseThrow()
                            .speaking())
                    .containsExactly(ada.user().value());
            assertThat(speak(room, ada, false)).isEqualTo(PresenceSpeak.Result.CHANGED);
            assertThat(backstage.field(room, "version")).isEqualTo("1");
            assertThat(backstage.field(room, "speaking_seq")).isEqualTo("2");
        }

        @Test
        void doesNotShowTheMutedTheAbsentAndThosePassedOver() {
            var room = backstage.room();
            var muted = identity();
            var deaf = identity();
            backstage.join(room, muted);
            backstage.join(room, deaf);
            backstage.bean(PresenceUpdate.class).run(room, muted, true, null);

            assertThat(speak(room, muted, true)).isEqualTo(PresenceSpeak.Result.SAME);
            assertThat(speak(room, identity(), true)).isEqualTo(PresenceSpeak.Result.SAME);
            assertThat(speak(room, identity(deaf.user()), true)).isEqualTo(PresenceSpeak.Result.SAME);
        }

        @Test
        void endsWithAMuteAndWithALeave() {
            var room = backstage.room();
            var ada = identity();
            var ben = identity();
            for (Identity identity : List.of(ada, ben)) {
                backstage.join(room, identity);
                speak(room, identity, true);
            }

            backstage.bean(PresenceUpdate.class).run(room, ada, true, null);
            backstage.bean(PresenceLeave.class).run(room, ben, LeaveReason.LEFT);

            assertThat(backstage.redis().members(new RoomKeys(room).speaking())).isEmpty();
        }

        private PresenceSpeak.Result speak(StreamId room, Identity identity, boolean speaking) {
            return speak.run(room, List.of(new Utterance(identity, speaking)));
        }
    }

    @Nested
    class Configure {
        private final RoomConfigure configure = backstage.bean(RoomConfigure.class);

        @Test
        void loadsUpdatesAndLeavesAlone() {
            var room = unloadedRoom();

            assertThat(configure.run(room, settings(10))).isEqualTo(RoomConfigure.Result.LOADED);
            assertThat(configure.run(room, settings(10))).isEqualTo(RoomConfigure.Result.UNCHANGED);
            assertThat(backstage.events(room)).isEmpty();
            assertThat(configure.run(room, settings(20))).isEqualTo(RoomConfigure.Result.UPDATED);
            assertThat(lastEvent(room))
                    .endsWith("\"d\":{\"room\":{\"status\":\"open\",\"mode\":\"open\",\"locked\":false,\"softCap\":20,"
                            + "\"hardCap\":20,\"participants\":0,\"speakers\":0,\"full\":false}}}");
            isConsistent(room);
        }
    }

    @Nested
    class Close {
        private final RoomClose close = backstage.bean(RoomClose.class);

        @Test
        void endsEverySeatABatchAtATime() {
            var room = backstage.room(settings(200));
            for (int i = 0; i < 101; i++) {
                backstage.join(room, identity());
            }

            assertThat(((RoomClose.More) close.run(room, LeaveReason.STREAM_ENDED)).removed())
                    .hasSize(100);
            assertThat(((RoomClose.Closed) close.run(room, LeaveReason.STREAM_ENDED)).removed())
                    .hasSize(1);
            assertThat(lastEvent(room)).contains("room_closed").endsWith("\"d\":{\"reason\":\"stream_ended\"}}");
            int told = backstage.events(room).size();
            assertThat(close.run(room, LeaveReason.STREAM_ENDED)).isEqualTo(new RoomClose.Closed(List.of()));
            assertThat(backstage.events(room)).hasSize(told);
            assertThat(backstage.join(room, identity())).isEqualTo(new Refusal.Closed());
            isConsistent(room);
        }

        @Test
        void tellsAnEmptyRoomToo() {
            var room = backstage.room();

            assertThat(close.run(room, LeaveReason.STREAM_ENDED)).isEqualTo(new RoomClose.Closed(List.of()));
            assertThat(backstage.events(room)).hasSize(1);
        }

        @Test
        void knowsNoRoomThatIsNotLoaded() {
            assertThat(close.run(unloadedRoom(), LeaveReason.STREAM_ENDED)).isEqualTo(new RoomClose.Unknown());
        }
    }

    @Nested
    class Read {
        @Test
        void readsARoomOrSaysThatItIsUnknown() {
            var room = backstage.room();
            backstage.join(room, identity());
            var read = backstage.bean(RosterRead.class);

            assertThat(read.run(unloadedRoom())).isEmpty();
            assertThat(read.run(room).orElseThrow().participants()).hasSize(1);
        }
    }

    @Nested
    class Claim {
        private final UserClaim claim = backstage.bean(UserClaim.class);
        private final UserConfirm confirm = backstage.bean(UserConfirm.class);
        private final UserRelease release = backstage.bean(UserRelease.class);

        @Test
        void isConfirmedWithTheOtherSeatsOrLostToALaterOne() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());

            assertThat(claim.run(room, first)).isEmpty();
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
            assertThat(claim.run(room, second)).contains(first.session());
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Replaced());
            assertThat(confirm.run(second)).isEqualTo(new UserConfirm.Confirmed(List.of(new Place(room, first))));
        }

        @Test
        void goesBackToTheSessionBefore() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());
            claim.run(room, first);
            claim.run(room, second);

            assertThat(release.run(second, Optional.of(first.session()))).isEqualTo(UserRelease.Result.RELEASED);
            assertThat(confirm.run(first)).isEqualTo(new UserConfirm.Confirmed(List.of()));
        }

        @Test
        void goesToNobodyWhenTheSessionBeforeHasLeft() {
            var room = unloadedRoom();
            var first = identity();
            var second = identity(first.user());
            claim.run(room, first);
            claim.run(room, second);

            assertThat(release.run(first, Optional.empty())).isEqualTo(UserRelease.Result.NEWER);
            assertThat(release.run(second, Optional.of(first.session()))).isEqualTo(UserRelease.Result.RELEASED);
            assertThat(backstage.redis().hash(Keys.user(first.user()))).isEmpty();
        }
    }

    @Nested
    class Turns {
        @Test
        void areTakenOnce() {
            var room = backstage.room();
            backstage.bean(Rooms.class).activate(room);
            var turns = backstage.bean(ActiveTake.class);

            assertThat(turns.run()).contains(room);
            assertThat(turns.run()).doesNotContain(room);
            backstage.bean(Rooms.class).retire(room);
        }
    }
}
