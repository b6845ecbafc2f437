package earshot.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A script of the {@code redis/} folder, run by its digest and sent whole only to a server that does not know it.
 *
 * <p>A script that came too late, {@code {'late'}}, has done nothing: to the caller that is the same as Redis being away.
 */
public class LuaScript {
    private static final String LATE = "late";

    private final RedisLink link;
    private final RedisClock clock;
    private final String name;
    private final String source;
    private final String digest;
    private final ScriptTimes times;

    LuaScript(RedisLink link, RedisClock clock, String name, String source, String digest, ScriptTimes times) {
        this.link = link;
        this.clock = clock;
        this.name = name;
        this.source = source;
        this.digest = digest;
        this.times = times;
    }

    /**
     * Runs the script and waits for its answer.
     *
     * @throws RedisUnavailableException when there is none in time
     */
    public Reply run(List<String> keys, List<String> args) {
        return RedisLink.await(start(keys, args));
    }

    /** Runs the script once with each of the lists of keys, in one round trip; the answers are in their order. */
    public List<Answer<Reply>> runEach(List<List<String>> keysOfEach, List<String> args) {
        return keysOfEach.stream()
                .map(keys -> Answer.to(() -> start(keys, args)))
                .toList();
    }

    /** Runs the script; the stage fails with {@link RedisUnavailableException} when there is no answer in time. */
    public CompletableFuture<Reply> start(List<String> keys, List<String> args) {
        String[] keyArray = keys.toArray(String[]::new);
        byte[][] argArray =
                args.stream().map(arg -> arg.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        long began = System.nanoTime();
        return evaluate(keyArray, argArray)
                .toCompletableFuture()
                .whenComplete((elements, failure) -> times.took(System.nanoTime() - began, failure == null))
                .handle(this::answer);
    }

    private CompletionStage<List<@Nullable Object>> evaluate(String[] keys, byte[][] args) {
        CompletionStage<List<@Nullable Object>> known =
                link.send(redis -> redis.evalsha(digest, ScriptOutputType.MULTI, keys, args));
        return known.exceptionallyCompose(failure -> unknownScript(failure)
                ? link.send(redis -> redis.eval(source, ScriptOutputType.MULTI, keys, args))
                : CompletableFuture.failedStage(failure));
    }

    private static boolean unknownScript(Throwable failure) {
        return RedisLink.cause(failure) instanceof RedisNoScriptException;
    }

    private Reply answer(@Nullable List<@Nullable Object> elements, @Nullable Throwable failure) {
        if (failure != null) {
            throw RedisLink.translated(failure);
        }
        var reply = new Reply(Objects.requireNonNull(elements, "a script answers with a list"));
        if (reply.is(LATE)) {
            clock.forget();
            throw new RedisUnavailableException(name + " reached Redis too late and did nothing");
        }
        return reply;
    }

    @Override
    public String toString() {
        return name;
    }
}
