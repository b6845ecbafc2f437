package earshot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How a tab at another node hears of a change. */
@Tag("redis")
class SettingsEventsTest {
    private static SettingsNodes nodes;

    private SettingsBrowser laptop;
    private SettingsBrowser phone;

    @BeforeAll
    static void start() {
        nodes = SettingsNodes.start(Map.of());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @BeforeEach
    void signIn() {
        var ada = Client.guest(nodes.node(), "Ada");
        laptop = new SettingsBrowser(ada);
        phone = new SettingsBrowser(ada.at(nodes.other()));
    }

    @Test
    void aChangeIsToldWhole() {
        try (var tab = openTab()) {
            tab.next("me_snapshot");
            Answer saved = laptop.change(document -> account(document).put("joinMuted", true));

            JsonNode event = told(tab);
            assertThat(event).isEqualTo(saved.at(""));
        }
    }

    @Test
    void aChangeOfAnythingLongIsToldByItsVersion() {
        try (var tab = openTab()) {
            tab.next("me_snapshot");
            laptop.change(document -> IntStream.range(0, 300).forEach(person -> document.withArray("people")
                    .addObject()
                    .put("userId", "01939a3e-7b1c-7def-8a12-%012x".formatted(person))
                    .put("volumePercent", 100)
                    .put("muted", false)));

            assertThat(told(tab)).isEqualTo(SettingsBrowser.json("{\"version\":1}"));
        }
    }

    @Test
    void whoComesBackIsToldTheVersion() {
        assertThat(versionOnOpening()).isZero();
        laptop.change(document -> account(document).put("joinMuted", true));
        laptop.change(document -> account(document).put("joinMuted", false));
        assertThat(versionOnOpening()).isEqualTo(2);
    }

    @Test
    void aRefusedChangeIsNotTold() {
        try (var tab = openTab()) {
            tab.next("me_snapshot");
            laptop.send("\"5\"", SettingsBrowser.document(laptop.read(), "").toString())
                    .isProblem(412, "version-conflict");
            laptop.send("\"0\"", "{}").isProblem(400, "invalid-request");
            laptop.change(document -> account(document).put("balance", 7));

            assertThat(told(tab).at("/version").asInt()).isEqualTo(1);
        }
    }

    /** Prints what docs/benchmarks.md says of it. Each event must come within 5 s; 500 ms are promised for 95 of 100. */
    @Test
    void twoHundredChangesAreToldAtTheOtherNode() {
        try (var tab = openTab()) {
            tab.next("me_snapshot");
            long[] millis = IntStream.range(0, 200)
                    .mapToLong(turn -> millisUntilTold(tab, turn))
                    .sorted()
                    .toArray();

            LoggerFactory.getLogger(SettingsEventsTest.class)
                    .warn(
                            "settings_updated at the other node after 200 changes, ms: median {}, p95 {}, longest {}",
                            millis[100],
                            millis[190],
                            millis[199]);
            assertThat(LongStream.of(millis).max().orElseThrow())
                    .isLessThan(Duration.ofSeconds(5).toMillis());
        }
    }

    /** From before the change is sent until its event is read. */
    private long millisUntilTold(EventReader tab, int turn) {
        Answer base = laptop.read().is(200);
        ObjectNode document = SettingsBrowser.document(base, "");
        account(document).put("balance", turn % 100);
        long start = System.nanoTime();
        Answer saved = laptop.write(base.header("ETag"), document).is(200);
        JsonNode event = told(tab);
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertThat(event).isEqualTo(saved.at(""));
        return took;
    }

    private long versionOnOpening() {
        try (var tab = openTab()) {
            String event = tab.next("me_snapshot").data();
            EventSchema.check(event);
            return SettingsBrowser.json(event).at("/d/settingsVersion").asLong(-1);
        }
    }

    private static JsonNode told(EventReader tab) {
        String event = tab.next("settings_updated").data();
        EventSchema.check(event);
        return SettingsBrowser.json(event).at("/d");
    }

    private EventReader openTab() {
        URI inbox = nodes.other().uri().resolve("/api/me/events");
        return EventReader.open(inbox, Map.of("Cookie", phone.client().cookie(), "Sec-Fetch-Site", "same-origin"));
    }

    private static ObjectNode account(ObjectNode document) {
        return (ObjectNode) document.get("account");
    }
}
