package earshot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every action leaves one row, whatever it was answered, and the host reads it. */
class AuditTest {
    private static Node node;

    private final String target = UUID.randomUUID().toString();
    private VoiceRoom room;
    private Client ada;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("test.rehearsal", true));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void open() {
        room = VoiceRoom.open(node);
        ada = Client.signedUp(node, "Ada");
    }

    @Test
    void anAcceptedActionSaysWhoDidWhatToWhomAndWhatChanged() {
        String request = wave(ada, "{\"reason\":\"hello\"}").is(202).header("X-Request-Id");

        JsonNode row = entries("").path(0);
        assertThat(row.path("actorId").asText()).isEqualTo(id(ada));
        assertThat(row.path("actorName").asText()).isEqualTo("Ada");
        assertThat(row.path("action").asText()).isEqualTo("wave");
        assertThat(row.path("targetId").asText()).isEqualTo(target);
        assertThat(row.path("reason").asText()).isEqualTo("hello");
        assertThat(row.at("/after/waves").asInt())
                .isEqualTo(row.at("/before/waves").asInt() + 1);
        assertThat(row.path("result").asText()).isEqualTo("accepted");
        assertThat(row.path("requestId").asText()).isEqualTo(request);
        assertThat(row.has("problem")).isFalse();
        assertThat(Math.abs(row.path("at").asLong() - System.currentTimeMillis()))
                .isLessThan(10_000);
    }

    @Test
    void eachRefusalAndEachFaultLeavesOneRowToo() {
        wave(ada, "{\"end\":\"full\",\"reason\":\"come\"}").isProblem(409, "room-full");
        wave(ada, "{\"reason\":\"" + "x".repeat(301) + "\"}").isProblem(400, "invalid-request");
        wave(ada, "{").isProblem(400, "invalid-request");
        wave(ada, "{\"end\":\"fault\"}").isProblem(500, "internal");

        assertThat(texts(entries(""), "result", "problem"))
                .containsExactly(
                        "failed internal", "refused invalid-request", "refused invalid-request", "refused room-full");
        assertThat(entries("?result=refused").path(2).path("reason").asText()).isEqualTo("come");
    }

    @Test
    void whatNobodyAsksAndWhatNamesNoStreamLeavesNoRow() {
        wave(Client.of(node), "{}").isProblem(401, "unauthenticated");
        ada.post("/api/voice/streams/" + room.id() + "/participants/" + target, "{}")
                .is(404);

        assertThat(entries("")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            wave(ada, "{\"reason\":\"" + i + "\"}").is(202);
        }
        var reasons = new ArrayList<String>();
        Answer page = list("?limit=3");
        reasons.addAll(texts(page.at("/entries"), "reason"));
        while (!page.at("/next").isMissingNode()) {
            wave(ada, "{\"reason\":\"later\"}").is(202);
            page = list("?limit=3&after=" + page.at("/next").asText());
            reasons.addAll(texts(page.at("/entries"), "reason"));
        }
        assertThat(reasons).containsExactly("6", "5", "4", "3", "2", "1", "0");
    }

    @Test
    void filtersLeaveOutTheRest() {
        var bob = Client.signedUp(node, "Bob");
        wave(ada, "{\"reason\":\"a\"}").is(202);
        wave(bob, "{\"reason\":\"b\"}").is(202);
        wave(bob, "{\"end\":\"full\",\"reason\":\"c\"}").is(409);
        room.host()
                .post("/api/voice/streams/" + room.id() + "/participants/" + id(bob) + "/wave", "{\"reason\":\"d\"}")
                .is(202);

        assertThat(texts(entries("?actor=" + id(bob)), "reason")).containsExactly("c", "b");
        assertThat(texts(entries("?result=accepted&actor=" + id(bob)), "reason"))
                .containsExactly("b");
        assertThat(texts(entries("?target=" + id(bob)), "targetName", "reason")).containsExactly("Bob d");
        assertThat(entries("?action=mute")).isEmpty();
        list("?action=Wave!").isInvalid("#action");
        list("?after=1").isInvalid("#after");
    }

    @Test
    void onlyTheHostReadsIt() {
        for (String door : List.of("/audit", "/audit.csv")) {
            String path = "/api/voice/streams/" + room.id() + door;
            Client.of(node).get(path).isProblem(401, "unauthenticated");
            ada.get(path).isProblem(403, "forbidden");
            VoiceRoom.open(node).host().get(path).isProblem(403, "forbidden");
            ada.get("/api/voice/streams/no-such-stream" + door).isProblem(404, "not-found");
            room.host().get(path).is(200);
        }
    }

    @Test
    void theTableHasEveryRowAndNoFormula() {
        var eve = Client.signedUp(node, "=1+1");
        wave(eve, "{\"reason\":\"@SUM(A1), \\\"quoted\\\"\"}").is(202);
        wave(eve, "{\"reason\":\" -2\"}").is(202);

        Answer table = room.host()
                .get("/api/voice/streams/" + room.id() + "/audit.csv")
                .is(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"audit-" + room.id() + ".csv\"");
        List<String> lines = table.response().body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("\"id\",\"at\",\"actor_id\",\"actor_name\",\"action\"");
        assertThat(lines.get(1)).contains(",\"'=1+1\",", ",\"' -2\",", ",\"{\"\"waves\"\": ");
        assertThat(lines.get(2)).contains(",\"'@SUM(A1), \"\"quoted\"\"\",");
    }

    private Answer wave(Client client, String body) {
        return client.post("/api/voice/streams/" + room.id() + "/participants/" + target + "/wave", body);
    }

    private Answer list(String query) {
        return room.host().get("/api/voice/streams/" + room.id() + "/audit" + query);
    }

    private JsonNode entries(String query) {
        return list(query).is(200).at("/entries");
    }

    private static List<String> texts(JsonNode entries, String... fields) {
        var texts = new ArrayList<String>();
        entries.forEach(entry -> texts.add(String.join(
                " ",
                java.util.Arrays.stream(fields)
                        .map(field -> entry.path(field).asText())
                        .toList())));
        return texts;
    }

    private static String id(Client client) {
        return client.get("/api/session").at("/user/id").asText();
    }
}
