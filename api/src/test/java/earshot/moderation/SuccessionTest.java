package earshot.moderation;

import static earshot.presence.House.path;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.room.Role;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who runs the room while its host is gone. */
class SuccessionTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static House house;

    private final Stagehands room = Stagehands.open(house);

    @BeforeAll
    static void start() {
        house = House.of(2, Map.of("earshot.succession.after", "1s", "earshot.succession.retry", "500ms"));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void theLongestPresentModeratorStandsInUntilTheHostIsBack() {
        Answer host = room.join(room.host()).is(200);
        Client first = room.moderator("First");
        Client second = room.moderator("Second");
        room.join(first).is(200);
        room.join(second).is(200);
        room.act(first, "PUT", second, "role", "{\"role\":\"listener\"}").isProblem(403, "forbidden");
        try (EventReader inbox = room.inbox(first)) {
            inbox.next("me_snapshot");
            leave(room.host(), host);
            String told = inbox.next("role_changed").data();
            EventSchema.check(told);
            assertThat(told).contains("\"role\":\"host\"", "\"actingHost\":true");
        }
        assertThat(room.seat(first).role()).isEqualTo(Role.HOST);
        assertThat(room.seat(second).role()).isEqualTo(Role.MODERATOR);
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        assertThat(actingHost(ada)).isEqualTo(Stagehands.user(first).value());
        room.ban(first, ada, "\"scope\":\"host\"").isProblem(403, "forbidden");
        room.act(second, "POST", first, "mute", "{}").isProblem(403, "forbidden");
        room.act(first, "PUT", second, "role", "{\"role\":\"listener\"}").is(200);
        assertThat(room.join(first).is(200).at("/roster/room/actingHost").asText())
                .isEqualTo(Stagehands.user(first).value());
        assertThat(room.seat(first).role()).isEqualTo(Role.HOST);

        try (EventReader inbox = room.inbox(first)) {
            inbox.next("me_snapshot");
            room.join(room.host()).is(200);
            String told = inbox.next("role_changed").data();
            EventSchema.check(told);
            assertThat(told).contains("\"role\":\"moderator\"", "\"actingHost\":false");
        }
        assertThat(audited("succession")).isEqualTo(1);
        eventually("the host's return is on record", LIMIT, () -> audited("succession_end") == 1);
        assertThat(room.seat(first).role()).isEqualTo(Role.MODERATOR);
        assertThat(actingHost(ada)).isEmpty();
        room.act(first, "POST", room.host(), "mute", "{}").isProblem(403, "forbidden");
    }

    @Test
    void whoStoodInIsFollowedByTheNext() {
        Answer host = room.join(room.host()).is(200);
        Client first = room.moderator("First");
        Answer seat = room.join(first).is(200);
        leave(room.host(), host);
        eventually("the first stands in", LIMIT, () -> room.seat(first).role() == Role.HOST);
        leave(first, seat);
        Client second = room.moderator("Second");
        room.join(second).is(200);
        eventually("the second stands in", LIMIT, () -> room.seat(second).role() == Role.HOST);
        try (EventReader inbox = room.inbox(second)) {
            inbox.next("me_snapshot");
            room.act(room.host(), "PUT", second, "role", "{\"role\":\"listener\"}")
                    .is(200);
            assertThat(inbox.next("role_changed").data()).contains("\"role\":\"listener\"", "\"actingHost\":false");
        }
        assertThat(room.seat(second).role()).isEqualTo(Role.LISTENER);
        assertThat(actingHost(second)).isEmpty();
    }

    private int audited(String action) {
        return house.rows(
                "SELECT 1 FROM voice_audit WHERE stream_id = '%s' AND action = '%s'".formatted(room.id(), action));
    }

    private void leave(Client client, Answer joined) {
        client.post(
                        path(room.id(), "leave"),
                        "{\"session\":\"" + joined.at("/session").asText() + "\"}")
                .is(204);
    }

    private String actingHost(Client client) {
        return client.get(path(room.id(), "state"))
                .is(200)
                .at("/d/room/actingHost")
                .asText("");
    }
}
