package earshot.sfu;

import earshot.testing.LiveKit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The SFU's part of a node, without the rest of it. */
record SfuParts(SfuCalls calls, SfuHealth health, SfuRooms rooms, SfuTokens tokens) implements AutoCloseable {
    /** Over the SFU at {@code url}, already asked whether it is there; an empty one stands for none. */
    static SfuParts over(String url) {
        var settings = settings(url, LiveKit.API_KEY, LiveKit.API_SECRET);
        var metrics = new SimpleMeterRegistry();
        var calls = new SfuCalls(settings, metrics);
        var known = new KnownRooms();
        var health = new SfuHealth(calls, known, new SfuCrowd(metrics), settings);
        health.watch();
        return new SfuParts(
                calls,
                health,
                new SfuRooms(calls, health, known, settings),
                new SfuTokens(settings, Clock.systemUTC()));
    }

    static SfuSettings settings(String url, String key, String secret) {
        return new SfuSettings(
                url,
                true,
                key,
                secret,
                Duration.ofSeconds(60),
                Duration.ofSeconds(300),
                Duration.ofSeconds(20),
                500,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                64,
                Duration.ofMillis(200));
    }

    @Override
    public void close() {
        health.stop();
        calls.close();
    }
}
