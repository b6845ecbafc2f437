package earshot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Client;
import earshot.testing.StoppableRedis;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often one user may change the voice settings. */
class SettingsLimitTest {
    private static final int PER_MINUTE = 3;

    @Test
    void changesOfOneUserAreCountedOnAllNodesUnlessRedisIsAway() {
        try (var redis = StoppableRedis.start();
                var nodes = SettingsNodes.start(
                        Map.of("earshot.redis.uri", redis.uri(), "earshot.settings.writes-per-minute", PER_MINUTE))) {
            var ada = Client.signedUp(nodes.node(), "Ada");
            var laptop = new SettingsBrowser(ada);
            var phone = new SettingsBrowser(ada.at(nodes.other()));
            var grace = new SettingsBrowser(Client.signedUp(nodes.node(), "Grace"));
            var document = SettingsBrowser.document(laptop.read(), "");

            laptop.write("\"0\"", document).is(200);
            laptop.write("\"0\"", document).is(412);
            phone.write("\"1\"", document).is(200);

            var refused = laptop.write("\"2\"", document);
            refused.isProblem(429, "rate-limited");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60 / PER_MINUTE);
            phone.write("\"2\"", document).isProblem(429, "rate-limited");
            grace.write("\"0\"", document).is(200);
            assertThat(laptop.read().is(200).at("/version").asInt()).isEqualTo(2);

            redis.stop();
            laptop.write("\"2\"", document).is(200);
        }
    }
}
