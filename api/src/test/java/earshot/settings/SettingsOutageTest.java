package earshot.settings;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.redis.Redis;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.StoppablePostgres;
import earshot.testing.StoppableRedis;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voice settings while Postgres or Redis is away, and after Redis came back with nothing. */
class SettingsOutageTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final StoppableRedis redis = StoppableRedis.start();
    private final StoppablePostgres postgres = StoppablePostgres.start();
    private final SettingsNodes nodes =
            SettingsNodes.start(Map.of("earshot.redis.uri", redis.uri(), "datasources.default.url", postgres.url()));

    private SettingsBrowser laptop;
    private SettingsBrowser phone;

    @BeforeEach
    void signIn() {
        var ada = Client.signedUp(nodes.node(), "Ada");
        laptop = new SettingsBrowser(ada);
        phone = new SettingsBrowser(ada.at(nodes.other()));
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
        postgres.close();
    }

    @Test
    void withoutPostgresTheCopyIsReadAndSaysSo() {
        Answer saved = laptop.change(document -> account(document).put("balance", 40));
        awaitCopy(1);
        postgres.stop();

        Answer read = phone.read().is(200);
        assertThat(read.at("/stale").asBoolean()).isTrue();
        assertThat(read.header("Earshot-Settings-Source")).isEqualTo("cache");
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(SettingsBrowser.document(read, "")).isEqualTo(SettingsBrowser.document(saved, ""));

        Answer refused = phone.write("\"1\"", SettingsBrowser.document(read, ""));
        refused.isProblem(503, "backend-unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();

        postgres.resume();
        eventually(
                "Postgres is used again", SOON, () -> !phone.read().at("/stale").asBoolean(true));
        assertThat(phone.read().at("")).isEqualTo(saved.at(""));
    }

    @Test
    void withoutPostgresWhoNeverSavedAnythingKeepsTheDefaults() {
        laptop.read().is(200);
        awaitCopy(0);
        postgres.stop();

        Answer read = phone.read().is(200);
        assertThat(read.at("/stale").asBoolean()).isTrue();
        assertThat(read.at("/version").asInt()).isZero();
    }

    @Test
    void withoutPostgresAndWithoutACopyNothingIsMadeUp() {
        postgres.stop();

        laptop.read().isProblem(503, "backend-unavailable");
    }

    @Test
    void withoutRedisSettingsAreReadAndSavedWithinASecond() {
        laptop.change(document -> account(document).put("balance", 1));
        redis.stop();

        Answer saved = laptop.change(document -> account(document).put("balance", 2));
        Answer read = quick(() -> phone.read()).is(200);
        assertThat(read.at("")).isEqualTo(saved.at(""));
        assertThat(read.at("/stale").asBoolean()).isFalse();
        quick(() -> phone.write("\"2\"", SettingsBrowser.document(read, ""))).is(200);
        quick(() -> laptop.write("\"2\"", SettingsBrowser.document(read, ""))).isProblem(412, "version-conflict");
    }

    @Test
    void aCopyThatRedisMissedOrLostIsPutAgainByTheNextRead() {
        laptop.change(document -> account(document).put("balance", 1));
        awaitCopy(1);
        redis.stop();
        laptop.change(document -> account(document).put("balance", 2));
        redis.resume();
        awaitRedis();

        assertThat(phone.read().is(200).at("/account/balance").asInt()).isEqualTo(2);
        awaitCopy(2);
        postgres.stop();
        assertThat(phone.read().is(200).at("/account/balance").asInt()).isEqualTo(2);
    }

    private void awaitCopy(long version) {
        var user = new earshot.room.UserId(
                laptop.client().get("/api/session").at("/user/id").asText());
        eventually("the copy is of version " + version, SOON, () -> nodes.other()
                .bean(SettingsCopies.class)
                .find(user)
                .filter(copy -> copy.version() == version)
                .isPresent());
    }

    private void awaitRedis() {
        eventually(
                "both nodes use Redis again",
                SOON,
                () -> nodes.node().bean(Redis.class).answers()
                        && nodes.other().bean(Redis.class).answers());
    }

    private static Answer quick(Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        return answer;
    }

    private static ObjectNode account(ObjectNode document) {
        return (ObjectNode) document.get("account");
    }
}
