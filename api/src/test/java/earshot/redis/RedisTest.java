package earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.testing.Backends;
import earshot.testing.Ports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisTest {
    private final RedisLink link = new RedisLink(settings(Backends.redisUri()));
    private final RedisClock clock = new RedisClock(link, settings(Backends.redisUri()));
    private final LuaScripts scripts = new LuaScripts(link, clock, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void aScriptThatTheServerDoesNotKnowIsSentWhole() {
        var script = scripts.compile("fresh", "return {'" + UUID.randomUUID() + "', ARGV[1], 7, {'a', 'b'}}");

        for (int run = 0; run < 2; run++) {
            Reply reply = script.run(List.of(), List.of("ü"));
            assertThat(reply.text(1)).isEqualTo("ü");
            assertThat(reply.number(2)).isEqualTo(7);
            assertThat(reply.list(3).texts()).containsExactly("a", "b");
        }
    }

    @Test
    void aScriptThatCameTooLateIsTheSameAsRedisBeingAway() {
        var script = scripts.compile("late", "return {'late'}");

        assertThatThrownBy(() -> script.run(List.of(), List.of())).isInstanceOf(RedisUnavailableException.class);
    }

    @Test
    void aFaultInAScriptIsNotMistakenForRedisBeingAway() {
        var script = scripts.compile("faulty", "return redis.call('NOSUCH')");

        assertThatThrownBy(() -> script.run(List.of(), List.of())).isNotInstanceOf(RedisUnavailableException.class);
    }

    @Test
    void anAbsentRedisIsToldWithinASecond() {
        var absent = new RedisLink(settings("redis://127.0.0.1:" + Ports.free()));
        long start = System.nanoTime();

        assertThatThrownBy(() -> new Redis(absent).hash("k")).isInstanceOf(RedisUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        absent.close();
    }

    @Test
    void aPausedRedisIsToldWithinASecondAndTheCommandIsNotDoneLater() {
        var redis = new Redis(link);
        String key = "test:" + UUID.randomUUID();
        var append = scripts.compile(
                "append",
                "local t = redis.call('TIME') if t[1] * 1000 + t[2] / 1000 > tonumber(ARGV[1]) then return {'late'} end "
                        + "redis.call('APPEND', KEYS[1], 'x') return {'done'}");
        append.run(List.of(key), List.of(clock.notAfter()));
        String notAfter = clock.notAfter();

        link.call(commands -> commands.clientPause(1500));
        assertThatThrownBy(() -> append.run(List.of(key), List.of(notAfter)))
                .isInstanceOf(RedisUnavailableException.class);

        await(redis::answers);
        assertThat(new RawRedis(scripts).call("GET", key).text(0)).isEqualTo("x");
    }

    @Test
    void aChannelIsHeardAndItsListenerIsToldOfALostConnection() throws InterruptedException {
        var redis = new Redis(link);
        var heard = new Heard();
        String channel = "test:{" + UUID.randomUUID() + "}";
        var subscription = new Channels(link).subscribe(channel, heard);

        redis.publish(channel, "one");
        assertThat(heard.next()).isEqualTo("one");

        link.call(commands -> commands.clientKill(io.lettuce.core.KillArgs.Builder.typePubsub()));
        assertThat(heard.next()).isEqualTo("(lost)");
        assertThat(heard.next()).isEqualTo("(restored)");
        redis.publish(channel, "two");
        assertThat(heard.next()).isEqualTo("two");

        subscription.close();
        await(() -> link.call(commands -> commands.pubsubShardNumsub(channel)).get(channel) == 0);
    }

    @Test
    void aLimitSaysHowLongToWait() {
        var limits = new RateLimits(link, clock, settings(Backends.redisUri()));
        var limit = new RateLimit("test", 3, Duration.ofMinutes(1));
        String subject = UUID.randomUUID().toString();

        for (int permit = 0; permit < 3; permit++) {
            assertThat(limits.take(limit, subject)).isEmpty();
        }
        assertThat(limits.take(limit, subject))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static RedisSettings settings(String uri) {
        return new RedisSettings(uri, Duration.ofMillis(500), Duration.ofMillis(700), 10_000);
    }

    private static final class Heard implements ChannelListener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public void message(byte[] message) {
            messages.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void lost() {
            messages.add("(lost)");
        }

        @Override
        public void restored() {
            messages.add("(restored)");
        }

        String next() throws InterruptedException {
            return String.valueOf(messages.poll(5, TimeUnit.SECONDS));
        }
    }
}
