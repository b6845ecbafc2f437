package earshot.edge;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.LiveKit;
import earshot.testing.Metrics;
import earshot.testing.Node;
import earshot.testing.Ports;
import earshot.testing.VoiceRoom;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.yaml.snakeyaml.Yaml;

/** What a node and its SFU tell operators after some traffic: two people in a room, one who watches, leaves and comes back. */
@TestInstance(Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern NAME = Pattern.compile("\\b(earshot|livekit|http|hikaricp|jvm|process)_[a-z0-9_]+");
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final int port = Ports.free();
    private LiveKit sfu;
    private Node node;
    private VoiceRoom room;

    @BeforeAll
    void someTraffic() {
        sfu = LiveKit.start("http://127.0.0.1:" + port + "/api/sfu/webhook");
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.put("micronaut.server.port", port);
        settings.put("datasources.default.url", Backends.newDatabase());
        settings.put("earshot.metrics.token", Metrics.TOKEN);
        settings.put("earshot.reconcile.interval", "500ms");
        node = Node.start(settings);
        room = VoiceRoom.open(node);
        var ada = Client.signedUp(node, "Ada");
        var ben = Client.guest(node, "Ben");
        String position;
        try (var reader = open(Map.of())) {
            reader.next("roster_snapshot");
            Answer joined = room.join(ada).is(200);
            position = reader.next("participant_joined").id();
            talk(joined, room.join(ben).is(200));
            beat(ada, joined);
            room.leave(ada, joined).is(204);
            reader.next("participant_left");
        }
        try (var back = open(Map.of("Last-Event-ID", position))) {
            back.next("participant_left");
        }
        Client.of(node).post("/api/client-log", """
                {"level":"warn","about":"roster_drift","message":"roster drift at 1-1"}""").is(204);
    }

    @AfterAll
    void stop() {
        node.close();
        sfu.close();
    }

    @Test
    void theDashboardAndTheAlertsNameOnlyWhatIsThere() throws IOException {
        var there = names();
        assertThat(named(dashboard())).isNotEmpty().isSubsetOf(there);
        assertThat(named(alerts())).isNotEmpty().isSubsetOf(there);
    }

    @Test
    void everyMetricOfTheHouseIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs/operations/metrics.md"));
        var ours = names().stream()
                .filter(name -> name.startsWith("earshot_"))
                .map(name -> name.replaceAll("_(bucket|count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var explained = Pattern.compile("^\\| `(earshot_[a-z0-9_]+)", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained).isEqualTo(ours);
    }

    @Test
    void nobodyIsNamed() {
        String text = Metrics.of(node).text();
        assertThat(UUID_SHAPE.matcher(text).results().map(match -> match.group()))
                .isEmpty();
        assertThat(text).doesNotContain(room.id().value());
    }

    @Test
    void trafficIsCounted() {
        var metrics = Metrics.of(node);
        assertThat(metrics.value("earshot_join_seconds_count", "outcome", "joined"))
                .isEqualTo(2);
        assertThat(metrics.value("earshot_roster_events_total", "type", "participant_joined", "fate", "told"))
                .isEqualTo(2);
        assertThat(metrics.value("earshot_roster_openings_total", "with", "replay"))
                .isEqualTo(1);
        assertThat(metrics.value("earshot_roster_events_total", "type", "unknown", "fate", "told"))
                .isZero();
        assertThat(metrics.value("earshot_client_reports_total", "about", "roster_drift"))
                .isEqualTo(1);
        assertThat(metrics.value("earshot_roster_drift_total")).isZero();
        assertThat(metrics.value("earshot_presence_heartbeats_total", "outcome", "renewed"))
                .isEqualTo(1);
        assertThat(metrics.value("earshot_fanout_deliveries_total")).isGreaterThanOrEqualTo(3);
        assertThat(metrics.value("earshot_fanout_lag_seconds_count")).isPositive();
        assertThat(metrics.value("earshot_loop_lag_seconds_count")).isPositive();
        assertThat(metrics.value("earshot_webhook_received_total", "verdict", "news"))
                .isPositive();
        assertThat(metrics.value("earshot_redis_script_seconds_count", "script", "presence_join"))
                .isEqualTo(2);
    }

    @Test
    void theFiguresOfTheSfuAreThoseOfItsLastProbe() {
        eventually(
                "the empty room is told",
                LIMIT,
                () -> Metrics.of(node).value("earshot_sfu_rooms") == 1
                        && Metrics.of(node).value("earshot_sfu_participants") == 0);
        assertThat(Metrics.of(node).value("earshot_sfu_up")).isEqualTo(1);
    }

    @Test
    void withoutTheTokenNothingIsTold() {
        for (String given :
                new String[] {"Bearer wrong-token-of-16", "Bearer", Metrics.TOKEN, "Bearer  " + Metrics.TOKEN}) {
            var client = Client.of(node);
            client.send(client.request("/metrics")
                            .header("Authorization", given)
                            .GET())
                    .isProblem(401, "unauthenticated");
        }
        Client.signedUp(node, "Eve").get("/metrics").isProblem(401, "unauthenticated");
    }

    @Test
    void theFrameworksOwnEndpointsAreShut() {
        var guest = Client.guest(node, "Eve");
        for (String path : new String[] {
            "/prometheus",
            "/info",
            "/beans",
            "/routes",
            "/threaddump",
            "/loggers",
            "/env",
            "/caches",
            "/refresh",
            "/stop"
        }) {
            guest.get(path).isProblem(404, "not-found");
        }
    }

    private EventReader open(Map<String, String> headers) {
        return EventReader.open(URI.create(node.uri() + "/api/voice/streams/" + room.id() + "/events"), headers);
    }

    private void beat(Client person, Answer joined) {
        person.post(
                        "/api/voice/streams/" + room.id() + "/heartbeat",
                        "{\"session\":\"" + joined.at("/session").asText() + "\"}")
                .is(204);
    }

    /** Both connect; the SFU counts packets and tells of it by webhooks. */
    private void talk(Answer one, Answer other) {
        try (var speaker = room.connect(one);
                var listener = room.connect(other)) {
            speaker.publish("tone");
            eventually(
                    "sound has arrived",
                    LIMIT,
                    () -> listener.audibleMs(one.at("/identity").asText()) > 0);
            eventually("the SFU has counted", LIMIT, () -> names().contains("livekit_packet_loss_percent_count"));
            eventually(
                    "a webhook came",
                    LIMIT,
                    () -> Metrics.of(node).value("earshot_webhook_received_total", "verdict", "news") > 0);
        }
    }

    private Set<String> names() {
        var names = Metrics.of(node).names();
        names.addAll(Metrics.at(sfu.metricsUri(), Map.of()).names());
        return names;
    }

    private static String dashboard() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("docs/operations/dashboard.json").toFile());
        return String.join("\n", dashboard.findValuesAsText("expr"));
    }

    private static String alerts() throws IOException {
        Map<String, Object> rules = new Yaml().load(Files.readString(Path.of("docs/operations/alerts.yml")));
        return rules.toString();
    }

    private static Set<String> named(String expressions) {
        return NAME.matcher(expressions).results().map(match -> match.group()).collect(Collectors.toSet());
    }
}
