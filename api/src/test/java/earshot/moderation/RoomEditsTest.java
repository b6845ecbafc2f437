package earshot.moderation;

import static earshot.presence.House.path;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.room.StreamId;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How hosts and moderators set a room, while the people whom it concerns are on another node. */
class RoomEditsTest {
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
    void aStageTakesTheListenersPlacesToSpeakAndAnOpenRoomGivesThemBack() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        Answer changed = set("{\"mode\":\"stage\"}").is(200);
        assertThat(changed.at("/room/mode").asText()).isEqualTo("stage");
        assertThat(room.seat(ada).flags().suppressed()).isTrue();
        assertThat(room.join(room.person("Ben")).at("/permission/canPublish").asBoolean())
                .isFalse();
        set("{\"mode\":\"open\"}").is(200);
        assertThat(room.seat(ada).flags().suppressed()).isFalse();
    }

    @Test
    void aLockKeepsNewcomersOutButNotWhoLeads() {
        Client moderator = room.moderator("Mo");
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        set("{\"locked\":true}").is(200);
        room.join(room.person("Ben")).isProblem(409, "room-locked");
        room.join(ada).is(200);
        room.join(moderator).is(200);
        moderator.patch(path(room.id(), "room"), "{\"locked\":false}").is(200);
        room.join(room.person("Cleo")).is(200);
    }

    @Test
    void aClosedRoomEmptiesAndOpensAgain() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        try (EventReader events = EventReader.open(house.node(1).uri().resolve(path(room.id(), "events")), Map.of())) {
            events.next("roster_snapshot");
            set("{\"closed\":true}").is(200);
            assertThat(events.next("participant_left").data()).contains("\"reason\":\"room_closed\"");
            String closed = events.next("room_closed").data();
            EventSchema.check(closed);
            assertThat(closed).contains("\"reason\":\"room_closed\"");
        }
        assertThat(room.isIn(ada)).isFalse();
        room.join(ada).isProblem(409, "room-closed");
        set("{\"closed\":false}").is(200);
        room.join(ada).is(200);
    }

    @Test
    void capsAreThoseOfTheStream() {
        set("{\"hardCap\":1}").is(200);
        room.join(room.person("Ada")).is(200);
        room.join(room.person("Ben")).isProblem(409, "room-full");
        set("{\"softCap\":9,\"hardCap\":8}").isInvalid("/softCap");
        assertThat(set("{\"softCap\":2,\"hardCap\":3}").at("/room/hardCap").asInt())
                .isEqualTo(3);
        room.join(room.person("Cleo")).is(200);
    }

    @Test
    void slowModeSpacesUnmutes() {
        Client ada = room.person("Ada");
        String session = House.session(room.join(ada).is(200));
        set("{\"slowModeMs\":60000}").is(200);
        String unmute = "{\"session\":\"%s\",\"selfMuted\":false}".formatted(session);
        String mute = "{\"session\":\"%s\",\"selfMuted\":true}".formatted(session);
        ada.post(path(room.id(), "me"), unmute).is(200);
        ada.post(path(room.id(), "me"), mute).is(200);
        Answer soon = ada.post(path(room.id(), "me"), unmute).isProblem(429, "rate-limited");
        assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(1, 60);
        set("{\"slowModeMs\":0}").is(200);
        ada.post(path(room.id(), "me"), unmute).is(200);
    }

    @Test
    void slowModeSpacesHandsToo() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        set("{\"mode\":\"stage\",\"slowModeMs\":60000}").is(200);
        ada.post(path(room.id(), "hands"), "{}").is(200);
        ada.delete(path(room.id(), "hands/" + Stagehands.user(ada))).is(200);
        ada.post(path(room.id(), "hands"), "{}").isProblem(429, "rate-limited");
    }

    @Test
    void accountsAloneWhereTheHostSaysSo() {
        set("{\"access\":\"signed_in\"}").is(200);
        room.join(room.guest("Gus")).isProblem(403, "account-needed");
        room.join(room.person("Ada")).is(200);
    }

    @Test
    void theHostsLinkLetsInUntilThereIsAnother() {
        String invite = set("{\"access\":\"invited\"}").is(200).at("/invite").asText();
        assertThat(invite).hasSize(22);
        Client ada = room.person("Ada");
        room.join(ada).isProblem(403, "invite-needed");
        Client ben = room.guest("Ben");
        ben.post(path(room.id(), "join"), "{\"invite\":\"" + invite + "\"}").is(200);
        String other = room.host()
                .post(path(room.id(), "room/invite"), "{}")
                .is(200)
                .at("/invite")
                .asText();
        assertThat(other).isNotEqualTo(invite);
        ada.post(path(room.id(), "join"), "{\"invite\":\"" + invite + "\"}").isProblem(403, "invite-needed");
        ada.post(path(room.id(), "join"), "{\"invite\":\"" + other + "\"}").is(200);
        assertThat(room.isIn(ben)).isTrue();
    }

    @Test
    void aPasswordLetsInAndCannotBeGuessedFast() {
        set("{\"access\":\"password\"}").isInvalid("/password");
        set("{\"access\":\"password\",\"password\":\"open sesame\"}").is(200);
        Client ada = room.person("Ada");
        room.join(ada).isProblem(403, "password-needed");
        String wrong = "{\"password\":\"open barley\"}";
        ada.post(path(room.id(), "join"), wrong).isProblem(403, "password-needed");
        ada.post(path(room.id(), "join"), "{\"password\":\"open sesame\"}").is(200);
        room.join(ada).is(200);
        room.join(room.moderator("Mo")).is(200);
        Client eve = room.person("Eve");
        for (int guess = 0; guess < 10; guess++) {
            eve.post(path(room.id(), "join"), wrong).isProblem(403, "password-needed");
        }
        eve.post(path(room.id(), "join"), wrong).isProblem(429, "rate-limited");
    }

    @Test
    void theRoomWaitsForItsHost() {
        set("{\"waitForHost\":true}").is(200);
        Client ada = room.person("Ada");
        room.join(ada).isProblem(409, "host-absent");
        room.join(room.host()).is(200);
        room.join(ada).is(200);
    }

    @Test
    void whatEverybodyReadsIsToldAtOnce() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        try (EventReader events = EventReader.open(house.node(1).uri().resolve(path(room.id(), "events")), Map.of())) {
            events.next("roster_snapshot");
            set("{\"statusLine\":\"Half-time: \\\"questions\\\" \\\\ answers\",\"pinned\":\"" + Stagehands.user(ada)
                            + "\"}")
                    .is(200);
            String told = events.next("room_updated").data();
            EventSchema.check(told);
            assertThat(told)
                    .contains(
                            "\"statusLine\":\"Half-time: \\\"questions\\\" \\\\ answers\"",
                            "\"pinned\":\"" + Stagehands.user(ada) + "\"");
        }
    }

    @Test
    void aModeratorSetsTheEveningButNotTheDoor() {
        Client moderator = room.moderator("Mo");
        moderator
                .patch(path(room.id(), "room"), "{\"mode\":\"stage\",\"statusLine\":\"Hello\"}")
                .is(200);
        for (String door : new String[] {
            "{\"closed\":true}", "{\"hardCap\":2}", "{\"access\":\"signed_in\"}", "{\"waitForHost\":true}"
        }) {
            moderator.patch(path(room.id(), "room"), door).isProblem(403, "forbidden");
        }
        moderator.post(path(room.id(), "room/invite"), "{}").isProblem(403, "forbidden");
        Client ada = room.person("Ada");
        ada.patch(path(room.id(), "room"), "{\"locked\":true}").isProblem(403, "forbidden");
        ada.get(path(room.id(), "room")).isProblem(403, "forbidden");
        assertThat(moderator.get(path(room.id(), "room")).is(200).at("/invite").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\":\"loud\"} | /mode",
                "{\"speakerCap\":501} | /speakerCap",
                "{\"slowModeMs\":-1} | /slowModeMs",
                "{\"pinned\":\"me\"} | /pinned",
                "{\"password\":\"short\"} | /password",
                "{\"colour\":\"red\"} | /colour"
            })
    void whatIsOutOfBoundsIsNamed(String body, String pointer) {
        set(body).isInvalid(pointer);
    }

    @Test
    void theRoomIsSetInARedisThatLostIt() {
        set("{\"mode\":\"stage\",\"locked\":true,\"statusLine\":\"Hello\"}").is(200);
        house.node(0).bean(earshot.redis.Redis.class).delete("voice:rooms:{" + new StreamId(room.id()) + "}");
        room.join(room.person("Ada")).isProblem(409, "room-locked");
        Answer state = room.host().get(path(room.id(), "state")).is(200);
        assertThat(state.at("/d/room/statusLine").asText()).isEqualTo("Hello");
        assertThat(state.at("/d/room/mode").asText()).isEqualTo("stage");
    }

    private Answer set(String body) {
        return room.host().patch(path(room.id(), "room"), body);
    }
}
