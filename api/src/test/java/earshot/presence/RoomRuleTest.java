package earshot.presence;

import static earshot.presence.Backstage.identity;
import static earshot.presence.Backstage.settings;
import static earshot.presence.Backstage.unloadedRoom;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Sanction;
import earshot.rules.SanctionKind;
import earshot.rules.Standing;
import earshot.stream.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** room_rule: what was decided is in force when the script answers. */
class RoomRuleTest {
    private final Backstage backstage = Backstage.shared();
    private final RoomRule rule = backstage.bean(RoomRule.class);

    @Test
    void loadsARoomOnce() {
        var room = unloadedRoom();
        var change = change(room, settings(10), Map.of());
        var loaded = (RoomRule.Applied) rule.run(room, change);
        assertThat(loaded.known()).isFalse();
        assertThat(loaded.number()).isEqualTo(backstage.field(room, "rules"));
        assertThat(backstage.events(room)).isEmpty();
        assertThat(rule.run(room, change)).isEqualTo(new RoomRule.Stale());
    }

    @Test
    void setsTheRoomAndTellsWhenSomethingIsDifferent() {
        var room = backstage.room(settings(10));
        var applied = backstage.configure(room, settings(20));
        assertThat(applied.known()).isTrue();
        assertThat(backstage.lastEvent(room))
                .endsWith("\"d\":{\"room\":{\"status\":\"open\",\"mode\":\"open\",\"locked\":false,\"softCap\":20,"
                        + "\"hardCap\":20,\"speakerCap\":null,\"slowModeMs\":0,\"statusLine\":\"\",\"pinned\":null,"
                        + "\"access\":\"everyone\",\"waitForHost\":false,\"actingHost\":null,"
                        + "\"participants\":0,\"speakers\":0,\"full\":false}}}");
        assertThat(change(room, settings(20), Map.of()).isNothing()).isTrue();
        assertThat(backstage.events(room)).hasSize(1);
        backstage.isConsistent(room);
    }

    @Test
    void doesNothingUnderAnOlderNumber() {
        var room = backstage.room();
        var ada = seated(room);
        var late = change(room, settings(100), Map.of(ada.user(), with(mute(ada.user()))));
        backstage.configure(room, settings(50));
        assertThat(rule.run(room, late)).isEqualTo(new RoomRule.Stale());
        assertThat(seat(room, ada).flags()).isEqualTo(ParticipantFlags.NONE);
        assertThat(backstage.field(room, "hard_cap")).isEqualTo("50");
    }

    @Test
    void takesAndGivesBackTheMicrophone() {
        var room = backstage.room();
        var ada = seated(room);
        backstage.score(
                new RoomKeys(room).speaking(),
                backstage.now() + 60_000,
                ada.user().value());

        var muted = backstage.rule(room, settings(100), Map.of(ada.user(), with(mute(ada.user()))));
        assertThat(muted.changed()).containsExactly(ada);
        assertThat(seat(room, ada).flags().serverMuted()).isTrue();
        assertThat(backstage.field(room, "speakers")).isEqualTo("0");
        assertThat(backstage.redis().members(new RoomKeys(room).speaking())).isEmpty();
        assertThat(backstage.lastEvent(room)).contains("participant_updated", "\"serverMuted\":true");

        var lifted = backstage.rule(room, settings(100), Map.of());
        assertThat(lifted.changed()).containsExactly(ada);
        assertThat(seat(room, ada).flags()).isEqualTo(ParticipantFlags.NONE);
        assertThat(backstage.field(room, "speakers")).isEqualTo("1");
        assertThat(backstage.redis().hash(new RoomKeys(room).sanctions())).isEmpty();
        backstage.isConsistent(room);
    }

    @Test
    void leavesTheOwnFlagsAlone() {
        var room = backstage.room();
        var ada = seated(room);
        backstage.bean(PresenceUpdate.class).run(room, ada, true, true);
        backstage.rule(room, settings(100), Map.of(ada.user(), with(mute(ada.user()))));
        backstage.bean(PresenceUpdate.class).run(room, ada, false, null);
        assertThat(seat(room, ada).flags()).isEqualTo(new ParticipantFlags(false, true, true, false, false));
    }

    @Test
    void endsTheSeatOfWhoIsDeniedAndLetsNobodyBackIn() {
        var room = backstage.room();
        var ada = seated(room);
        var ban = sanction(ada.user(), SanctionKind.BAN, null);
        var banned = backstage.rule(room, settings(100), Map.of(ada.user(), with(ban)));
        assertThat(banned.removed()).containsExactly(ada);
        assertThat(banned.changed()).isEmpty();
        assertThat(backstage.lastEvent(room)).contains("participant_left", "\"reason\":\"banned\"");
        assertThat(backstage.join(room, identity(ada.user()))).isEqualTo(new Refusal.Denied(Sanction.NEVER));
        backstage.rule(room, settings(100), Map.of());
        assertThat(backstage.join(room, identity(ada.user()))).isInstanceOf(PresenceJoin.Seated.class);
        backstage.isConsistent(room);
    }

    @Test
    void knowsABannedGuestByDeviceAndAddress() {
        var room = backstage.room();
        var ada = identity();
        var until = backstage.bean(RuleState.class).now().plus(Duration.ofHours(1));
        var ban = new Sanction(
                UUID.randomUUID(),
                room,
                Backstage.HOST,
                ada.user(),
                "Ada",
                SanctionKind.BAN,
                null,
                Backstage.HOST,
                "Host",
                Instant.EPOCH,
                until,
                "d1",
                "192.0.2.0/24");
        backstage.rule(room, settings(100), Map.of(ada.user(), with(ban)));
        var stranger = identity();
        for (String mark : List.of("device:d1", "address:192.0.2.0/24")) {
            var marked = new JoinRequest(
                    room, stranger, "Ben", true, ParticipantFlags.NONE, null, List.of("device:other", mark));
            assertThat(joinAs(room, marked)).isEqualTo(new Refusal.Denied(until));
        }
        backstage.rule(room, settings(100), Map.of());
        assertThat(backstage.redis().members(new RoomKeys(room).denied())).isEmpty();
    }

    @Test
    void notesWhenTheFirstOfWhatStandsAgainstSomebodyEnds() {
        var room = backstage.room();
        var ada = identity();
        var soon = backstage.bean(RuleState.class).now().plusSeconds(60);
        var timeout = sanction(ada.user(), SanctionKind.TIMEOUT, soon);
        var ban = sanction(ada.user(), SanctionKind.BAN, soon.plusSeconds(60));
        backstage.rule(room, settings(100), Map.of(ada.user(), with(timeout).with(ban)));
        assertThat(backstage.redis().members(new RoomKeys(room).timers())).containsExactly("standing:" + ada.user());
        backstage.rule(room, settings(100), Map.of());
        assertThat(backstage.redis().members(new RoomKeys(room).timers())).isEmpty();
    }

    @Test
    void switchesEverybodyWithTheMode() {
        var room = backstage.room();
        var host = identity(Backstage.HOST);
        var speaker = identity();
        var muted = identity();
        var listener = identity();
        List.of(host, speaker, muted, listener).forEach(who -> backstage.join(room, who));
        var standings = Map.of(
                speaker.user(), new Standing(Role.SPEAKER, List.of()),
                muted.user(), new Standing(Role.SPEAKER, List.of(mute(muted.user()))));
        backstage.rule(room, settings(100), standings);

        var stage = backstage.rule(room, staged(), standings);
        assertThat(stage.changed()).containsExactly(listener);
        assertThat(seat(room, listener).flags().suppressed()).isTrue();
        assertThat(backstage.field(room, "speakers")).isEqualTo("2");
        assertThat(backstage.lastEvent(room)).contains("room_updated", "\"mode\":\"stage\"");

        backstage.rule(room, settings(100), standings);
        assertThat(seat(room, listener).flags()).isEqualTo(ParticipantFlags.NONE);
        assertThat(backstage.field(room, "speakers")).isEqualTo("3");
        backstage.isConsistent(room);
    }

    @Test
    void seatsByStandingAndMode() {
        var room = backstage.room(staged());
        var speaker = identity();
        backstage.rule(room, staged(), Map.of(speaker.user(), new Standing(Role.SPEAKER, List.of())));
        var listener = seated(room);
        backstage.join(room, speaker);
        assertThat(seat(room, listener).flags().suppressed()).isTrue();
        assertThat(seat(room, speaker).role()).isEqualTo(Role.SPEAKER);
        assertThat(backstage.field(room, "speakers")).isEqualTo("1");
    }

    @Test
    void queuesWhatPostgresDoesNotHaveYet() {
        var room = backstage.room();
        var state = backstage.bean(RuleState.class);
        var held = state.held(room);
        assertThat(state.waits(room, held)).isFalse();
        var change = backstage
                .bean(RuleDifference.class)
                .of(held, new WantedRules(settings(100), Map.of(), state.now()), Map.of("kind", "sanction"));
        rule.run(room, change);
        assertThat(state.waits(room, state.held(room))).isTrue();
        var queue = new RoomKeys(room).history();
        var entries = backstage.redis().streamAfter(queue, "0-0", 10);
        assertThat(entries.getFirst().fields()).containsExactlyEntriesOf(Map.of("kind", "sanction"));
        backstage.redis().streamDelete(queue, List.of(entries.getFirst().id()));
        assertThat(state.waits(room, state.held(room))).isFalse();
    }

    private static RoomSettings staged() {
        return settings(Backstage.HOST, Visibility.PUBLIC, RoomStatus.OPEN, 100, Backstage.rules(RoomMode.STAGE, 0));
    }

    private RuleChange change(StreamId room, RoomSettings settings, Map<UserId, Standing> standings) {
        var state = backstage.bean(RuleState.class);
        var wanted = new WantedRules(settings, standings, state.now());
        return backstage.bean(RuleDifference.class).between(state.held(room), wanted);
    }

    private PresenceJoin.Result joinAs(StreamId room, JoinRequest request) {
        var newcomer = backstage
                .bean(Admission.class)
                .newcomer(request, backstage.terms(room, request.identity().user()));
        return backstage.bean(PresenceJoin.class).run(room, newcomer, Set.of());
    }

    private Identity seated(StreamId room) {
        var somebody = identity();
        backstage.join(room, somebody);
        return somebody;
    }

    private Participant seat(StreamId room, Identity who) {
        return backstage.bean(Presence.class).seat(room, who.user()).orElseThrow();
    }

    private static Standing with(Sanction sanction) {
        return Standing.PLAIN.with(sanction);
    }

    private static Sanction mute(UserId user) {
        return sanction(user, SanctionKind.MUTE, null);
    }

    private static Sanction sanction(UserId user, SanctionKind kind, @Nullable Instant until) {
        return new Sanction(
                UUID.randomUUID(),
                new StreamId("any"),
                Backstage.HOST,
                user,
                "Ada",
                kind,
                "Too loud",
                Backstage.HOST,
                "Host",
                Instant.ofEpochMilli(1_790_000_000_000L),
                until,
                null,
                null);
    }
}
