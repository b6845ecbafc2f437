package earshot.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.lettuce.core.ZAddArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Plain commands: reads, and writes that are one command. Everything that reads before it writes is a script. Each call waits for its
 * answer and throws {@link RedisUnavailableException} when there is none in time; those of many keys leave the waiting to the caller.
 * Values are UTF-8 text.
 */
@Singleton
public final class Redis {
    private final RedisLink link;

    Redis(RedisLink link) {
        this.link = link;
    }

    /** Whether Redis answers now. */
    public boolean answers() {
        try {
            link.call(redis -> redis.ping());
            return true;
        } catch (RedisUnavailableException e) {
            return false;
        }
    }

    /** Sets a value unless there is one; says whether it was set. */
    public boolean setIfAbsent(String key, String value, Duration ttl) {
        return setEachIfAbsent(List.of(key), value, ttl).getFirst().await();
    }

    /** The same for each of the keys, in one round trip. */
    public List<Answer<Boolean>> setEachIfAbsent(List<String> keys, String value, Duration ttl) {
        return each(keys, (redis, key) -> redis.set(
                        key, bytes(value), SetArgs.Builder.nx().px(ttl))
                .thenApply(Objects::nonNull));
    }

    public void delete(String key) {
        link.call(redis -> redis.del(key));
    }

    /** The whole hash; empty when there is none. */
    public Map<String, String> hash(String key) {
        return texts(link.call(redis -> redis.hgetall(key)));
    }

    /** Many whole hashes, in the order of {@code keys}, in one round trip. */
    public List<Answer<Map<String, String>>> hashes(List<String> keys) {
        return each(keys, (redis, key) -> redis.hgetall(key).thenApply(Redis::texts));
    }

    /** One field of a hash. */
    public Optional<String> field(String key, String field) {
        return askField(key, field).await();
    }

    /** The same without waiting. */
    public Answer<Optional<String>> askField(String key, String field) {
        return Answer.to(() -> link.<byte[]>send(redis -> redis.hget(key, field))
                .thenApply(value -> Optional.ofNullable(value).map(Redis::text)));
    }

    /** The fields that the hash has. */
    public Map<String, String> fields(String key, String... fields) {
        return askFields(key, fields).await();
    }

    /** The same without waiting. */
    public Answer<Map<String, String>> askFields(String key, String... fields) {
        return Answer.to(() -> link.<List<KeyValue<String, byte[]>>>send(redis -> redis.hmget(key, fields))
                .thenApply(Redis::present));
    }

    /** The same fields of many hashes, in the order of {@code keys}, in one round trip. */
    public List<Answer<Map<String, String>>> fieldsOfEach(List<String> keys, String... fields) {
        return each(keys, (redis, key) -> redis.hmget(key, fields).thenApply(Redis::present));
    }

    /** All members of a sorted set, lowest score first. */
    public List<String> members(String key) {
        return membersOfEach(List.of(key)).getFirst().await();
    }

    /** All members of many sorted sets, lowest score first, in the order of {@code keys}, in one round trip. */
    public List<Answer<List<String>>> membersOfEach(List<String> keys) {
        return each(keys, (redis, key) -> redis.zrange(key, 0, -1).thenApply(Redis::listed));
    }

    /** The members of a sorted set up to a score, lowest first. */
    public List<String> membersUpTo(String key, long score) {
        return listed(link.call(redis -> redis.zrangebyscore(key, Range.create(0L, score))));
    }

    /** Puts a member into a sorted set unless it is there. */
    public void scoreIfAbsent(String key, long score, String member) {
        link.call(redis -> redis.zadd(key, ZAddArgs.Builder.nx(), (double) score, bytes(member)));
    }

    /** Says whether it was there: of many who remove it at once, to one. */
    public boolean removeMember(String key, String member) {
        return link.call(redis -> redis.zrem(key, bytes(member))) > 0;
    }

    /** The oldest entries of a stream after {@code afterId} (exclusive; {@code "0-0"} for the start), at most {@code count}. */
    public List<StreamEntry> streamAfter(String key, String afterId, int count) {
        var range = Range.from(Range.Boundary.excluding(afterId), Range.Boundary.<String>unbounded());
        return link.call(redis -> redis.xrange(key, range, Limit.from(count))).stream()
                .map(message -> new StreamEntry(message.getId(), texts(message.getBody())))
                .toList();
    }

    /** Whether the stream has the entry of that id. */
    public boolean streamHas(String key, String id) {
        return !link.call(redis -> redis.xrange(key, Range.create(id, id))).isEmpty();
    }

    /** The newest entries of a stream, newest first, at most {@code count}. */
    public List<StreamEntry> streamLast(String key, int count) {
        return link.call(redis -> redis.xrevrange(key, Range.unbounded(), Limit.from(count))).stream()
                .map(message -> new StreamEntry(message.getId(), texts(message.getBody())))
                .toList();
    }

    /** Appends an entry to a stream. */
    public void streamAdd(String key, Map<String, String> fields) {
        Map<String, byte[]> body = new HashMap<>();
        fields.forEach((field, value) -> body.put(field, bytes(value)));
        link.call(redis -> redis.xadd(key, body));
    }

    /** Removes entries of a stream. */
    public void streamDelete(String key, List<String> ids) {
        if (!ids.isEmpty()) {
            link.call(redis -> redis.xdel(key, ids.toArray(String[]::new)));
        }
    }

    /** Publishes to a sharded channel. A room's channel is published to by scripts alone. */
    public void publish(String channel, String message) {
        link.call(redis -> redis.spublish(channel, bytes(message)));
    }

    /** Sends a command for each of the keys; the answers are in their order. */
    private <T> List<Answer<T>> each(
            List<String> keys,
            BiFunction<RedisClusterAsyncCommands<String, byte[]>, String, ? extends CompletionStage<T>> command) {
        return keys.stream()
                .map(key -> Answer.to(() -> link.<T>send(redis -> command.apply(redis, key))))
                .toList();
    }

    private static List<String> listed(List<byte[]> values) {
        return values.stream().map(Redis::text).toList();
    }

    private static Map<String, String> present(List<KeyValue<String, byte[]>> fields) {
        Map<String, String> present = new HashMap<>();
        for (var field : fields) {
            if (field.hasValue()) {
                present.put(field.getKey(), text(field.getValue()));
            }
        }
        return present;
    }

    private static Map<String, String> texts(Map<String, byte[]> fields) {
        Map<String, String> texts = new HashMap<>();
        fields.forEach((field, value) -> texts.put(field, text(value)));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
