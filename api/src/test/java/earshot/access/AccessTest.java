package earshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Backends;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operation of the API, asked by everybody: the answers are those of docs/access.md, and no operation is left out. */
class AccessTest {
    /** After these somebody is no longer who they were. */
    private static final Set<String> FINAL = Set.of("signOut", "changePassword", "deleteAccount", "deleteStream");

    /** They name a session of the room, which nobody else has in a room that is hidden from them. */
    private static final Set<String> BY_SESSION = Set.of("heartbeat", "leaveVoice", "changeMe", "reportSpeaking");

    /** The host comes last: what the host ends is over for all. */
    private static final List<Actor> ORDER =
            List.of(Actor.NOBODY, Actor.GUEST, Actor.USER, Actor.MODERATOR, Actor.OTHER_HOST, Actor.HOST);

    private static final String DATABASE = Backends.newDatabase();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LiveKit sfu;
    private static Node node;
    private final AccessTable table = AccessTable.read();

    @BeforeAll
    static void start() {
        sfu = LiveKit.start();
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.put("datasources.default.url", DATABASE);
        for (String limit : List.of(
                "presence.joins-per-minute",
                "actions.per-minute",
                "reports.per-hour",
                "account.limits.passwords-per-name")) {
            settings.put("earshot." + limit, 10_000);
        }
        node = Node.start(settings);
    }

    @AfterAll
    static void stop() {
        node.close();
        sfu.close();
    }

    @Test
    void theTableHasEveryOperationAndNoOther() {
        assertThat(table.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Operation.of(node).stream().map(Operation::id).toList());
        assertThat(table.rows()).allSatisfy((operation, cells) -> assertThat(cells)
                .as(operation)
                .hasSameSizeAs(Actor.values())
                .allMatch(cell -> cell.matches("2xx|401|403|404|409")));
    }

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        var scene = new Scene(node, DATABASE);
        var differences = new ArrayList<String>();
        for (Operation operation : Operation.of(node)) {
            for (Actor actor : ORDER) {
                scene.seat(actor);
                var request = Requests.of(operation, actor, scene);
                compare(operation, actor, request, table.expected(operation, actor), differences);
            }
            if (FINAL.contains(operation.id())) {
                scene = new Scene(node, DATABASE);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void aPrivateStreamIsThereForItsHostAlone() {
        var scene = new Scene(node, DATABASE);
        var differences = new ArrayList<String>();
        for (Operation operation : Operation.of(node)) {
            if (!operation.isOfStream() || BY_SESSION.contains(operation.id()) || FINAL.contains(operation.id())) {
                continue;
            }
            for (Actor actor : ORDER) {
                scene.show("public");
                scene.seat(actor);
                var request = Requests.of(operation, actor, scene);
                scene.show("private");
                // With the stream the room turned private, too: nobody is left in it for the host to do something to.
                if (actor != Actor.HOST || !operation.path().contains("{userId}")) {
                    compare(operation, actor, request, table.expectedOfPrivate(operation, actor), differences);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(
            Operation operation, Actor actor, HttpRequest request, String expected, List<String> differences) {
        int status = status(request);
        boolean asExpected = expected.equals("2xx") ? status >= 200 && status < 300 : expected.equals(status + "");
        if (!asExpected) {
            differences.add("%s as %s: %d, not %s".formatted(operation.id(), actor, status, expected));
        }
    }

    /** Of an event stream the head is enough. */
    private static int status(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
