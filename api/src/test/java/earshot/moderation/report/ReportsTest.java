package earshot.moderation.report;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.JoinOutcome;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.room.LeaveReason;
import earshot.room.UserId;
import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.EventSchema;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a room reports others in it; who runs the room sees why, and closes it. */
class ReportsTest {
    private static final String DATABASE = Backends.newDatabase();
    private static Node node;

    private VoiceRoom room;
    private Client ada;
    private Client bob;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("datasources.default.url", DATABASE, "earshot.reports.per-hour", 3));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void open() {
        room = VoiceRoom.open(node);
        ada = Client.signedUp(node, "Ada");
        bob = Client.guest(node, "Bob");
        seat(ada, "Ada");
        seat(bob, "Bob");
    }

    @Test
    void aReportSaysWhoToldWhatOfWhomAndWhatHappenedBefore() {
        for (int i = 0; i < 60; i++) {
            seat(Client.guest(node, "Passer-by"), "Passer-by " + i);
        }
        Answer made = report(ada, bob, "{\"reason\":\"shouts\"}").is(201);

        var report = room.host().get(path("/reports")).is(200).at("/reports/0");
        assertThat(report.path("id").asText()).isEqualTo(made.at("/id").asText());
        assertThat(report.path("reporterId").asText()).isEqualTo(id(ada));
        assertThat(report.path("reporterName").asText()).isEqualTo("Ada");
        assertThat(report.path("targetId").asText()).isEqualTo(id(bob));
        assertThat(report.path("targetName").asText()).isEqualTo("Bob");
        assertThat(report.path("reason").asText()).isEqualTo("shouts");
        assertThat(report.path("status").asText()).isEqualTo("open");
        assertThat(report.path("evidence")).hasSize(50);
        report.path("evidence").forEach(event -> EventSchema.check(event.toString()));
        assertThat(report.at("/evidence/49/d/participant/displayName").asText()).isEqualTo("Passer-by 59");
        assertThat(report.at("/evidence/0/d/participant/displayName").asText()).isEqualTo("Passer-by 10");
    }

    @Test
    void theEvidenceStaysAsItWas() {
        report(ada, bob, "{\"reason\":\"shouts\"}").is(201);
        var before = room.host().get(path("/reports")).at("/reports/0/evidence");
        leave(bob);

        assertThat(room.host().get(path("/reports")).at("/reports/0/evidence")).isEqualTo(before);
    }

    @Test
    void onlyPeopleInTheRoomReportOnlyPeopleInTheRoom() {
        var stranger = Client.signedUp(node, "Stranger");
        String body = "{\"reason\":\"shouts\"}";
        report(Client.of(node), bob, body).isProblem(401, "unauthenticated");
        report(stranger, bob, body).isProblem(403, "forbidden");
        report(ada, ada, body).isProblem(403, "forbidden");
        report(ada, stranger, body).isProblem(404, "not-found");
        report(ada, bob, "{}").isInvalid("/reason");
        report(ada, bob, "{\"reason\":\"" + "x".repeat(301) + "\"}").isInvalid("/reason");
        report(ada, bob, "{\"reason\":\" \"}").isInvalid("/reason");
        leave(ada);
        report(ada, bob, body).isProblem(403, "forbidden");

        assertThat(room.host().get(path("/reports")).at("/reports")).isEmpty();
        assertThat(room.host().get(path("/audit?action=report&result=refused")).at("/entries"))
                .hasSize(7);
    }

    @Test
    void oneUserReportsOnlySoOften() {
        for (int i = 0; i < 3; i++) {
            report(bob, ada, "{\"reason\":\"shouts\"}").is(201);
        }
        Answer refused = report(bob, ada, "{\"reason\":\"shouts\"}").isProblem(429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        report(ada, bob, "{\"reason\":\"shouts\"}").is(201);
    }

    @Test
    void theHostAndModeratorsCloseThem() throws SQLException {
        String first =
                report(ada, bob, "{\"reason\":\"one\"}").is(201).at("/id").asText();
        String second =
                report(ada, bob, "{\"reason\":\"two\"}").is(201).at("/id").asText();
        var moderator = Client.signedUp(node, "Mo");
        promote(moderator);

        close(ada, first, "{}").isProblem(403, "forbidden");
        close(Client.of(node), first, "{}").isProblem(401, "unauthenticated");
        ada.get(path("/reports")).isProblem(403, "forbidden");
        VoiceRoom.open(node).host().get(path("/reports")).isProblem(403, "forbidden");
        close(room.host(), UUID.randomUUID().toString(), "{}").isProblem(404, "not-found");

        Answer closed =
                close(room.host(), first, "{\"note\":\"talked to him\"}").is(200);
        assertThat(closed.at("/status").asText()).isEqualTo("closed");
        assertThat(closed.at("/closedBy").asText()).isEqualTo("Host");
        assertThat(close(moderator, first, "{\"note\":\"other\"}")
                        .is(200)
                        .at("/note")
                        .asText())
                .isEqualTo("talked to him");
        assertThat(moderator
                        .get(path("/reports?status=open"))
                        .is(200)
                        .at("/reports/0/id")
                        .asText())
                .isEqualTo(second);
        assertThat(moderator.get(path("/reports?status=closed")).at("/reports")).hasSize(1);
        assertThat(moderator.get(path("/reports?limit=1")).at("/next").asText()).isEqualTo(second);
        assertThat(moderator
                        .get(path("/reports?limit=1&after=" + second))
                        .at("/reports/0/id")
                        .asText())
                .isEqualTo(first);
        var audit = room.host().get(path("/audit?action=close_report&result=accepted&target=" + id(bob)));
        assertThat(audit.at("/entries/1/reason").asText()).isEqualTo("talked to him");
    }

    @Test
    void anotherRoomsReportIsNotFound() {
        String report =
                report(ada, bob, "{\"reason\":\"one\"}").is(201).at("/id").asText();
        var other = VoiceRoom.open(node);

        other.host()
                .post("/api/voice/streams/" + other.id() + "/reports/" + report + "/close", "{}")
                .isProblem(404, "not-found");
        assertThat(other.host()
                        .get("/api/voice/streams/" + other.id() + "/reports")
                        .at("/reports"))
                .isEmpty();
    }

    private Answer report(Client who, Client whom, String body) {
        return who.post(path("/participants/" + id(whom) + "/report"), body);
    }

    private Answer close(Client who, String report, String body) {
        return who.post(path("/reports/" + report + "/close"), body);
    }

    private String path(String suffix) {
        return "/api/voice/streams/" + room.id() + suffix;
    }

    private void seat(Client client, String name) {
        assertThat(room.seat(new UserId(id(client)), name)).isInstanceOf(JoinOutcome.Joined.class);
    }

    private void leave(Client client) {
        node.bean(Presence.class).remove(room.id(), new UserId(id(client)), LeaveReason.LEFT);
    }

    private void promote(Client client) throws SQLException {
        try (var connection = DriverManager.getConnection(DATABASE, "postgres", "postgres");
                var sent = connection.createStatement()) {
            sent.execute(
                    "INSERT INTO room_roles (stream_id, user_id, role, granted_by) VALUES ('%s', '%s', 'moderator', '%s')"
                            .formatted(room.id(), id(client), id(room.host())));
        }
        node.bean(Rooms.class).reload(room.id());
    }

    private static String id(Client client) {
        return client.get("/api/session").at("/user/id").asText();
    }
}
