package earshot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.room.UserId;
import earshot.settings.SettingsCache.Older;
import earshot.settings.SettingsCache.Put;
import earshot.settings.SettingsCache.Same;
import earshot.testing.Node;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code settings_cache.lua} answers, and what is then in Redis. */
class SettingsCacheTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final SettingsCopy NINTH = new SettingsCopy(9, 1, "{\"nine\":9}", 900);
    private static final SettingsCopy TENTH = new SettingsCopy(10, 1, "{\"ten\":10}", 1000);

    private static Node node;

    private final UserId user = new UserId(UUID.randomUUID().toString());

    @BeforeAll
    static void start() {
        node = Node.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theFirstIsPut() {
        assertThat(put(NINTH)).isEqualTo(new Put());
        assertThat(held()).isEqualTo(NINTH);
    }

    @Test
    void aNewerOneIsPutOverAnOlder() {
        put(NINTH);

        assertThat(put(TENTH)).isEqualTo(new Put());
        assertThat(held()).isEqualTo(TENTH);
    }

    @Test
    void anOlderOneThatComesLateChangesNothing() {
        put(TENTH);

        assertThat(put(NINTH)).isEqualTo(new Older(10));
        assertThat(held()).isEqualTo(TENTH);
    }

    @Test
    void theSameOneLivesOn() {
        cache().run(user, TENTH, Duration.ofMillis(300));

        assertThat(put(TENTH)).isEqualTo(new Same());
        assertThat(node.bean(Redis.class).hash(Keys.settings(user))).hasSize(4);
        assertThat(held()).isEqualTo(TENTH);
    }

    @Test
    void nothingIsPutOverWhatIsGone() {
        put(TENTH);

        assertThat(put(SettingsCopy.GONE)).isEqualTo(new Put());
        assertThat(put(new SettingsCopy(11, 1, "{}", 1))).isEqualTo(new Older(SettingsCopy.GONE.version()));
        assertThat(held().isGone()).isTrue();
        assertThat(node.bean(SettingsCopies.class).find(user)).isEmpty();
    }

    private SettingsCache.Result put(SettingsCopy copy) {
        return cache().run(user, copy, LONG);
    }

    private SettingsCopy held() {
        return SettingsCopy.of(node.bean(Redis.class).hash(Keys.settings(user)));
    }

    private static SettingsCache cache() {
        return node.bean(SettingsCache.class);
    }
}
