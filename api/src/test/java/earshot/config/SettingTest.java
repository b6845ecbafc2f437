package earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ConfigurableApplicationContext;
import io.micronaut.core.value.MapPropertyResolver;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final Settings SETTINGS = settings();

    @Test
    void aNumberOutOfItsRangeIsNamedWithValueAndRange() {
        assertThat(complaint("earshot.port", 70_000))
                .isEqualTo("EARSHOT_PORT (earshot.port) is \"70000\", allowed: number 1 to 65535");
    }

    @Test
    void aDurationOutOfItsRangeIsNamedWithValueAndRange() {
        assertThat(complaint("earshot.sfu.token-ttl", "1h"))
                .isEqualTo("EARSHOT_SFU_TOKEN_TTL (earshot.sfu.token-ttl) is \"1h\", allowed: duration 10s to 90s");
    }

    @Test
    void wordsWhereANumberBelongsAreNamed() {
        assertThat(complaint("earshot.redis.queue-size", "many")).contains("\"many\"", "number 100 to 1000000");
    }

    @Test
    void aSecretIsNamedButNotShown() {
        assertThat(complaint("earshot.signing.keys", "too-short"))
                .contains("EARSHOT_SIGNING_KEYS", "at least 32 characters")
                .doesNotContain("too-short");
        assertThat(complaint("earshot.sfu.api-secret", "too-short")).doesNotContain("too-short");
    }

    @Test
    void everyKeyOfAListIsHeldAgainstItsBounds() {
        assertThat(complaint("earshot.signing.keys", "a-key-that-is-long-enough-to-sign-with,short"))
                .isNotEmpty();
        assertThat(complaint("earshot.signing.keys", "a-key-that-is-long-enough-to-sign-with"))
                .isEmpty();
    }

    @Test
    void valuesInTheirRangesAndUnsetOnesAreFine() {
        assertThat(SETTINGS.complaints(new MapPropertyResolver(Map.of(
                        "earshot.port", "80", "earshot.presence.lease", "20s", "livekit.url", "wss://sfu.example"))))
                .isEmpty();
    }

    private static String complaint(String key, Object value) {
        return String.join("\n", SETTINGS.complaints(new MapPropertyResolver(Map.of(key, value))));
    }

    private static Settings settings() {
        var context = (ConfigurableApplicationContext)
                ApplicationContext.builder("test").deduceEnvironment(false).build();
        context.configure();
        return Settings.of(context);
    }
}
