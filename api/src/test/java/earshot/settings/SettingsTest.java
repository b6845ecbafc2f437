package earshot.settings;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.room.UserId;
import earshot.testing.Answer;
import earshot.testing.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading and changing the own voice settings, from two nodes. */
class SettingsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

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
    void whoNeverChangedAnythingHasTheDefaults() {
        Answer answer = laptop.read().is(200);

        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.at("/version").asInt()).isZero();
        assertThat(answer.at("/updatedAt").isNull()).isTrue();
        assertThat(answer.at("/account/transmission").asText()).isEqualTo("voice_activity");
        assertThat(answer.at("/account/pushToTalk/key/code").asText()).isEqualTo("KeyT");
        assertThat(answer.at("/stale").asBoolean()).isFalse();
    }

    @Test
    void aChangeIsTheSameOnEveryNode() {
        Answer saved = laptop.change(document -> {
            account(document).put("balance", -30);
            document.withArray("people")
                    .addObject()
                    .put("userId", "01939a3e-7b1c-7def-8a12-3456789abcde")
                    .put("volumePercent", 150)
                    .put("muted", true);
        });

        assertThat(saved.header("ETag")).isEqualTo("\"1\"");
        assertThat(saved.at("/updatedAt").asLong()).isPositive();
        assertThat(phone.read().is(200).at("")).isEqualTo(saved.at(""));
        assertThat(laptop.read().is(200).at("")).isEqualTo(saved.at(""));
    }

    @Test
    void aChangeOfAnOldVersionGetsTheCurrentOneAndChangesNothing() {
        Answer first = laptop.read();
        Answer saved = phone.change(document -> account(document).put("autoJoin", true));

        Answer refused = laptop.write(first.header("ETag"), SettingsBrowser.document(first, ""));

        refused.isProblem(412, "version-conflict");
        assertThat(refused.header("ETag")).isEqualTo("\"1\"");
        assertThat(refused.at("/current")).isEqualTo(saved.at(""));
        assertThat(laptop.read().at("")).isEqualTo(saved.at(""));
    }

    @Test
    void aVersionThatNeverWasIsNotMade() {
        var document = SettingsBrowser.document(laptop.read(), "");

        laptop.write("\"7\"", document).isProblem(412, "version-conflict");
        assertThat(laptop.read().at("/version").asInt()).isZero();
    }

    @Test
    void oneUsersChangeIsNeverMadeInAnothersDocument() {
        var grace = new SettingsBrowser(Client.guest(nodes.node(), "Grace"));
        Answer adas = laptop.change(document -> account(document).put("balance", -30));
        Answer graces = grace.change(document -> account(document).put("balance", 70));
        var document = SettingsBrowser.document(laptop.read(), "");

        Answer refused = grace.writeAs(id(laptop), "\"1\"", document);

        refused.isProblem(409, "other-user");
        assertThat(refused.response().body()).doesNotContain("balance");
        grace.client().get(SettingsBrowser.PATH + "?user=" + id(laptop)).isProblem(409, "other-user");
        grace.client().get(SettingsBrowser.PATH + "?user=ada").isInvalid("#user");
        assertThat(grace.read().at("")).isEqualTo(graces.at(""));
        assertThat(laptop.client()
                        .get(SettingsBrowser.PATH + "?user=" + id(laptop))
                        .is(200)
                        .at(""))
                .isEqualTo(adas.at(""));
        laptop.writeAs(id(laptop), "\"1\"", document).is(200);
    }

    @Test
    void aDeletedAccountLeavesNothing() {
        laptop.change(document -> account(document).put("balance", -30));
        var user = new UserId(id(laptop));
        var copies = nodes.node().bean(SettingsCopies.class);
        var rows = nodes.node().bean(SettingsRepository.class);
        eventually("there is a copy", SOON, () -> copies.find(user).isPresent());

        laptop.client().delete("/api/account").is(204);

        assertThat(rows.find(UUID.fromString(user.value()))).isEmpty();
        assertThat(copies.find(user)).isEmpty();
        copies.put(user, new Settings(2, Instant.now(), SettingsDocument.DEFAULT));
        assertThat(copies.find(user)).isEmpty();
    }

    @Test
    void twoWhoAlternateLoseNoChange() {
        int each = 500;
        var writers = IntStream.range(0, 2)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    var browser = writer == 0 ? laptop : phone;
                    IntStream.range(0, each).forEach(turn -> browser.change(SettingsTest::countOne));
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();

        Answer last = laptop.read();
        assertThat(last.at("/version").asInt()).isEqualTo(2 * each);
        assertThat(last.at("/people/0/volumePercent").asInt()
                        + 201 * last.at("/account/pushToTalk/releaseDelayMs").asInt())
                .isEqualTo(2 * each);
    }

    /** Counts the changes in two numbers of the document, because one alone is bounded below a thousand. */
    private static void countOne(ObjectNode document) {
        if (document.withArray("people").isEmpty()) {
            document.withArray("people")
                    .addObject()
                    .put("userId", "01939a3e-7b1c-7def-8a12-3456789abcde")
                    .put("volumePercent", 0)
                    .put("muted", false);
            ((ObjectNode) document.at("/account/pushToTalk")).put("releaseDelayMs", 0);
        }
        var ones = (ObjectNode) document.at("/people/0");
        var carries = (ObjectNode) document.at("/account/pushToTalk");
        int next = ones.get("volumePercent").asInt() + 1;
        ones.put("volumePercent", next % 201);
        carries.put("releaseDelayMs", carries.get("releaseDelayMs").asInt() + next / 201);
    }

    private static String id(SettingsBrowser browser) {
        return browser.client().get("/api/session").at("/user/id").asText();
    }

    private static ObjectNode account(ObjectNode document) {
        return (ObjectNode) document.get("account");
    }
}
