package earshot.bench.server;

import earshot.redis.RoomKeys;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the system's own changing scripts, run as another of its nodes would run it. */
final class RoomScript {
    private static final String INCLUDE = "--@include ";
    private static final String NO_DEADLINE = "9999999999999";
    private static final String EPOCH_IF_NEEDED = "00000000000000bb";

    private final RedisAsyncCommands<String, String> redis;
    private final RoomKeys room;
    private final String digest;

    RoomScript(RedisCommands<String, String> redis, RoomKeys room, String name) {
        this.redis = redis.getStatefulConnection().async();
        this.room = room;
        this.digest = redis.scriptLoad(source(name));
    }

    /** Runs it with the arguments that come after deadline and epoch; throws unless it answers {@code wanted}. */
    void run(String wanted, String... arguments) {
        send(wanted, arguments).toCompletableFuture().join();
    }

    /** Runs one that makes no epoch, and so is given the deadline alone before its arguments. */
    void runUnchanging(String wanted, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(NO_DEADLINE));
        all.addAll(arguments);
        send(wanted, all).toCompletableFuture().join();
    }

    /** Sends a changing one without waiting for its answer, which is {@code wanted} or fails the stage. */
    CompletionStage<Void> send(String wanted, String... arguments) {
        List<String> all = new ArrayList<>(List.of(NO_DEADLINE, EPOCH_IF_NEEDED));
        all.addAll(List.of(arguments));
        return send(wanted, all);
    }

    private CompletionStage<Void> send(String wanted, List<String> all) {
        RedisFuture<List<Object>> sent = redis.evalsha(
                digest, ScriptOutputType.MULTI, room.all().toArray(String[]::new), all.toArray(String[]::new));
        return sent.thenAccept(answer -> {
            if (!wanted.equals(answer.getFirst())) {
                throw new IllegalStateException("the script answers " + answer);
            }
        });
    }

    private static String source(String name) {
        try (Stream<String> lines = Files.lines(Path.of("redis", name + ".lua"))) {
            return lines.map(line -> line.startsWith(INCLUDE)
                            ? source(line.substring(INCLUDE.length()).strip())
                            : line)
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
