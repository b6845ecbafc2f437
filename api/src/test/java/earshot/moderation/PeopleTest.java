package earshot.moderation;

import static earshot.presence.House.path;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.room.ParticipantFlags;
import earshot.room.Role;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What hosts and moderators decide about people who are on another node than they are. */
@Tag("redis")
class PeopleTest {
    private static House house;

    private final Stagehands room = Stagehands.open(house);

    @BeforeAll
    static void start() {
        house = House.of(2, Map.of("earshot.actions.per-minute", 10_000));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void aHardMuteHoldsUntilItIsLifted() {
        Client ada = room.person("Ada");
        String session = House.session(room.join(ada));

        Answer muted = room.act(room.host(), "POST", ada, "mute", "{\"reason\":\"Too loud\"}")
                .is(200);
        assertThat(muted.at("/action").asText()).isEqualTo("mute");
        assertThat(muted.at("/participant/serverMuted").asBoolean()).isTrue();
        assertThat(muted.at("/sanctions/0/kind").asText()).isEqualTo("mute");
        assertThat(muted.at("/sanctions/0/reason").asText()).isEqualTo("Too loud");
        assertThat(muted.at("/sanctions/0/until").isNull()).isTrue();

        ada.post(path(room.id(), "me"), "{\"session\":\"%s\",\"selfMuted\":false}".formatted(session))
                .is(200);
        assertThat(room.seat(ada).flags().serverMuted()).isTrue();
        Answer again = room.join(ada).is(200);
        assertThat(again.at("/permission/canPublish").asBoolean()).isFalse();
        assertThat(room.seat(ada).flags()).isEqualTo(new ParticipantFlags(false, false, true, false, false));

        Answer lifted = room.delete(room.host(), ada, "mute").is(200);
        assertThat(lifted.at("/participant/serverMuted").asBoolean()).isFalse();
        assertThat(lifted.at("/sanctions")).isEmpty();
        assertThat(room.join(ada).at("/permission/canPublish").asBoolean()).isTrue();
    }

    @Test
    void whyItWasUndoneIsToldAndOnRecord() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        room.post(room.host(), ada, "mute").is(200);
        room.delete(room.host(), ada, "mute?reason=" + "x".repeat(301)).isProblem(400, "invalid-request");
        try (EventReader inbox = room.inbox(ada)) {
            inbox.next("me_snapshot");
            room.delete(room.host(), ada, "mute?reason=A%20mistake").is(200);
            assertThat(inbox.next("moderation_notice").data()).contains("\"reason\":\"A mistake\"");
        }
        String banned = room.ban(room.host(), ada, "\"scope\":\"room\"")
                .is(200)
                .at("/sanctions/0/id")
                .asText();
        room.host()
                .delete(House.path(room.id(), "bans/" + banned + "?reason=Enough"))
                .is(200);
        for (var undone : Map.of("unmute", "A mistake", "ban_lift", "Enough").entrySet()) {
            var rows = room.host().get(House.path(room.id(), "audit?result=accepted&action=" + undone.getKey()));
            assertThat(rows.is(200).at("/entries/0/reason").asText()).isEqualTo(undone.getValue());
        }
    }

    @Test
    void deafenedIsAnotherThingThanMuted() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        room.post(room.host(), ada, "deafen").is(200);
        room.post(room.host(), ada, "mute").is(200);
        room.delete(room.host(), ada, "mute").is(200);
        assertThat(room.seat(ada).flags()).isEqualTo(new ParticipantFlags(false, false, false, true, false));
        assertThat(room.join(ada).at("/permission/canSubscribe").asBoolean()).isFalse();
        room.delete(room.host(), ada, "deafen").is(200);
        assertThat(room.seat(ada).flags()).isEqualTo(ParticipantFlags.NONE);
    }

    @Test
    void allAreMutedButHostsAndModerators() {
        Client moderator = room.moderator("Mo");
        Client ada = room.person("Ada");
        Client ben = room.guest("Ben");
        room.join(moderator).is(200);
        room.join(room.host()).is(200);
        room.join(ada).is(200);
        room.join(ben).is(200);
        room.post(room.host(), ben, "mute").is(200);

        Answer muted = moderator.post(path(room.id(), "mute-all"), "{}").is(200);
        assertThat(muted.at("/userIds").toString()).isEqualTo("[\"" + Stagehands.user(ada) + "\"]");
        assertThat(room.seat(ada).flags().serverMuted()).isTrue();
        assertThat(room.seat(ben).flags().serverMuted()).isTrue();
        assertThat(room.seat(moderator).flags().serverMuted()).isFalse();
        assertThat(room.seat(room.host()).flags().serverMuted()).isFalse();
    }

    @Test
    void aTimeoutEndsByItselfOrBefore() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        try (EventReader inbox = room.inbox(ada)) {
            inbox.next("me_snapshot");
            room.act(room.host(), "POST", ada, "timeout", "{\"durationMs\":10000}")
                    .is(200);
            assertThat(inbox.next("moderation_notice").data()).contains("\"action\":\"timeout\"", "\"by\":\"host\"");
            room.delete(room.host(), ada, "timeout").is(200);
            assertThat(inbox.next("moderation_notice").data()).contains("\"action\":\"timeout_end\"");
            assertThat(room.seat(ada).flags().serverMuted()).isFalse();

            room.act(room.host(), "POST", ada, "timeout", "{\"durationMs\":10000}")
                    .is(200);
            inbox.next("moderation_notice");
            assertThat(room.seat(ada).flags().serverMuted()).isTrue();
            eventually("the timeout ends", Duration.ofSeconds(13), () -> !room.seat(ada)
                    .flags()
                    .serverMuted());
            String notice = inbox.next("moderation_notice").data();
            EventSchema.check(notice);
            assertThat(notice).contains("\"action\":\"timeout_end\"");
        }
        room.act(room.host(), "POST", ada, "timeout", "{\"durationMs\":9999}").isProblem(400, "invalid-request");
    }

    @Test
    void aKickedPersonIsToldAndComesBackAfterTheCoolOff() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        try (EventReader inbox = room.inbox(ada)) {
            inbox.next("me_snapshot");
            Answer kicked = room.act(room.host(), "POST", ada, "kick", "{\"reason\":\"Calm down\"}")
                    .is(200);
            assertThat(kicked.at("/participant").isNull()).isTrue();
            assertThat(kicked.at("/sanctions/0/kind").asText()).isEqualTo("cool_off");
            String notice = inbox.next("moderation_notice").data();
            EventSchema.check(notice);
            assertThat(notice).contains("\"action\":\"kick\"", "\"reason\":\"Calm down\"");
        }
        assertThat(room.isIn(ada)).isFalse();
        Answer denied = room.join(ada);
        denied.isProblem(403, "denied");
        assertThat(denied.at("/kind").asText()).isEqualTo("cool_off");
        assertThat(denied.at("/reason").asText()).isEqualTo("Calm down");
        assertThat(denied.at("/until").asLong()).isGreaterThan(System.currentTimeMillis() + 50_000);
        assertThat(Long.parseLong(denied.header("Retry-After"))).isBetween(55L, 60L);

        room.delete(room.host(), ada, "kick").is(200);
        room.join(ada).is(200);
        room.act(room.host(), "POST", ada, "kick", "{\"coolOffMs\":0}").is(200);
        assertThat(room.isIn(ada)).isFalse();
        room.join(ada).is(200);
    }

    @Test
    void aBanHoldsInItsRoomAndIsLifted() {
        Stagehands other = room.another();
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        Answer banned = room.ban(room.host(), ada, "\"scope\":\"room\",\"reason\":\"Enough\"")
                .is(200);
        String id = banned.at("/sanctions/0/id").asText();
        assertThat(room.isIn(ada)).isFalse();
        Answer denied = room.join(ada);
        denied.isProblem(403, "denied");
        assertThat(denied.at("/kind").asText()).isEqualTo("ban");
        assertThat(denied.at("/until").isMissingNode()).isTrue();
        other.join(ada).is(200);

        Answer bans = room.host().get(path(room.id(), "bans")).is(200);
        assertThat(bans.at("/sanctions/0/id").asText()).isEqualTo(id);
        assertThat(bans.at("/sanctions/0/displayName").asText()).isEqualTo("Ada");
        ada.get(path(room.id(), "bans")).isProblem(403, "forbidden");

        room.host().delete(path(room.id(), "bans/" + id)).is(200);
        room.host().delete(path(room.id(), "bans/" + id)).isProblem(404, "not-found");
        room.join(ada).is(200);
    }

    @Test
    void aHostWideBanHoldsInAllRoomsOfTheHost() {
        Stagehands other = room.another();
        Client ada = room.person("Ada");
        Client moderator = room.moderator("Mo");
        other.join(ada).is(200);
        room.ban(moderator, ada, "\"scope\":\"host\"").isProblem(403, "forbidden");
        Answer banned = room.ban(room.host(), ada, "\"scope\":\"host\",\"durationMs\":3600000")
                .is(200);
        assertThat(banned.at("/sanctions/0/scope").asText()).isEqualTo("host");
        assertThat(other.isIn(ada)).isFalse();
        other.join(ada).isProblem(403, "denied");
        room.join(ada).isProblem(403, "denied");
        room.another().join(ada).isProblem(403, "denied");
        try (EventReader inbox = room.inbox(ada)) {
            String snapshot = inbox.next("me_snapshot").data();
            EventSchema.check(snapshot);
            assertThat(snapshot).contains("\"streamId\":null", "\"kind\":\"ban\"", "\"scope\":\"host\"");
        }
        String id = banned.at("/sanctions/0/id").asText();
        moderator.delete(path(room.id(), "bans/" + id)).isProblem(403, "forbidden");
        other.host().delete(path(other.id(), "bans/" + id)).is(200);
        room.join(ada).is(200);
    }

    @Test
    void aDemotedModeratorsNextActionIsRefused() {
        Client moderator = room.moderator("Mo");
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        room.join(moderator).is(200);
        assertThat(room.seat(moderator).role()).isEqualTo(Role.MODERATOR);
        room.post(moderator, ada, "mute").is(200);
        try (EventReader inbox = room.inbox(moderator)) {
            inbox.next("me_snapshot");
            room.act(room.host(), "PUT", moderator, "role", "{\"role\":\"listener\"}")
                    .is(200);
            String told = inbox.next("role_changed").data();
            EventSchema.check(told);
            assertThat(told).contains("\"role\":\"listener\"");
        }
        room.delete(moderator, ada, "mute").isProblem(403, "forbidden");
        assertThat(room.seat(ada).flags().serverMuted()).isTrue();
        assertThat(room.seat(moderator).role()).isEqualTo(Role.LISTENER);
    }

    @Test
    void nobodyActsOnAnEqualOrHigherRoleOrOnThemselves() {
        Client moderator = room.moderator("Mo");
        Client other = room.moderator("Max");
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        room.post(moderator, other, "mute").isProblem(403, "forbidden");
        room.post(moderator, room.host(), "kick").isProblem(403, "forbidden");
        room.post(moderator, moderator, "mute").isProblem(403, "forbidden");
        room.post(ada, moderator, "mute").isProblem(403, "forbidden");
        room.act(moderator, "PUT", ada, "role", "{\"role\":\"moderator\"}").isProblem(403, "forbidden");
        room.act(ada, "PUT", ada, "role", "{\"role\":\"speaker\"}").isProblem(403, "forbidden");
        room.act(moderator, "PUT", moderator, "role", "{\"role\":\"listener\"}").is(200);
        room.post(moderator, ada, "mute").isProblem(403, "forbidden");
    }

    @Test
    void aGuestIsNoModerator() {
        Client ben = room.guest("Ben");
        room.join(ben).is(200);
        room.act(room.host(), "PUT", ben, "role", "{\"role\":\"moderator\"}").isProblem(403, "forbidden");
        room.act(room.host(), "PUT", ben, "role", "{\"role\":\"speaker\"}").is(200);
        assertThat(room.seat(ben).role()).isEqualTo(Role.SPEAKER);
    }

    @Test
    void toMuteAndToSpeakIsAskedOfWhoIsIn() {
        Client ada = room.person("Ada");
        room.post(room.host(), ada, "soft-mute").isProblem(404, "not-found");
        room.join(ada).is(200);
        try (EventReader inbox = room.inbox(ada)) {
            inbox.next("me_snapshot");
            room.post(room.host(), ada, "soft-mute").is(200);
            assertThat(inbox.next("moderation_notice").data()).contains("\"action\":\"soft_mute\"");
            room.post(room.host(), ada, "ask-unmute").is(200);
            EventSchema.check(inbox.next("unmute_requested").data());
        }
        assertThat(room.seat(ada).flags()).isEqualTo(ParticipantFlags.NONE);
    }

    @Test
    void whatStandsAgainstPeopleIsListed() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        room.post(room.host(), ada, "mute").is(200);
        room.post(room.host(), ada, "deafen").is(200);
        Answer listed = room.host().get(path(room.id(), "sanctions")).is(200);
        assertThat(listed.at("/sanctions").findValuesAsText("kind")).containsExactly("mute", "deafen");
        ada.get(path(room.id(), "sanctions")).isProblem(403, "forbidden");
    }
}
