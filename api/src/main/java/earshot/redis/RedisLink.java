package earshot.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client and its one connection for commands. A command that meets a lost connection fails at once and is never replayed: its
 * caller has been told that it failed, so doing it later would be a surprise.
 */
@Singleton
final class RedisLink {
    /** Errors of a server that is there but cannot serve now; any other error is a fault of the command. */
    private static final Set<String> PASSING_ERRORS = Set.of(
            "LOADING",
            "BUSY",
            "READONLY",
            "MASTERDOWN",
            "OOM",
            "CLUSTERDOWN",
            "TRYAGAIN",
            "MOVED",
            "ASK",
            "MISCONF",
            "NOREPLICAS");

    private final ClientResources resources;
    private final Servers servers;
    private final Duration patience;
    private final SharedConnection<RedisClusterAsyncCommands<String, byte[]>> connection;
    private final Pulse pulse = new Pulse();

    RedisLink(RedisSettings settings) {
        resources = ClientResources.builder()
                // By default the client keeps a histogram of every command, which nobody reads: ours are ScriptTimes'.
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .reconnectDelay(
                        Delay.fullJitter(Duration.ofMillis(50), Duration.ofSeconds(1), 50, TimeUnit.MILLISECONDS))
                .build();
        servers = Servers.of(settings, resources, options(settings));
        patience = settings.commandTimeout();
        connection = new SharedConnection<>(servers::connect, patience);
    }

    private static ClientOptions options(RedisSettings settings) {
        return ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true)
                .requestQueueSize(settings.queueSize())
                .timeoutOptions(TimeoutOptions.enabled(settings.commandTimeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.connectTimeout())
                        .keepAlive(KeepAliveOptions.builder()
                                .enable()
                                .idle(Duration.ofSeconds(5))
                                .interval(Duration.ofSeconds(5))
                                .count(2)
                                .build())
                        .build())
                .build();
    }

    /** What takes commands. Throws {@link RedisUnavailableException} while there is no connection, or no answer comes by it. */
    RedisClusterAsyncCommands<String, byte[]> commands() {
        pulse.require();
        return connection.get();
    }

    /** The servers behind the link. */
    Servers servers() {
        return servers;
    }

    /** A connection for the subscriptions of one server, prepared by {@code prepare} once it is made. */
    SharedConnection<StatefulRedisPubSubConnection<String, byte[]>> pubSubConnection(
            RedisURI server, Consumer<StatefulRedisPubSubConnection<String, byte[]>> prepare) {
        return new SharedConnection<>(
                () -> servers.connectPubSub(server).thenApply(made -> {
                    prepare.accept(made);
                    return made;
                }),
                patience);
    }

    /** Sends a command without waiting. A failure arrives in the stage as Lettuce's own; see {@link #translated}. */
    <T extends @Nullable Object> CompletionStage<T> send(
            Function<RedisClusterAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
        var commands = commands();
        return command.apply(commands).whenComplete((reply, failure) -> {
            if (failure != null && servers.fallSilentTogether()) {
                pulse.missed(cause(failure), commands::ping);
            }
        });
    }

    /** Sends a command and waits for its reply. */
    <T extends @Nullable Object> T call(
            Function<RedisClusterAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
        return await(send(command));
    }

    /** Waits for a reply; the client's command timeout bounds the wait. */
    static <T extends @Nullable Object> T await(CompletionStage<T> reply) {
        try {
            return reply.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw translated(e);
        }
    }

    /** What callers outside this package see for {@code failure}. */
    static RuntimeException translated(Throwable failure) {
        return switch (cause(failure)) {
            case RedisUnavailableException known -> known;
            case RedisCommandExecutionException refused when !passes(refused) -> refused;
            case RedisException away -> new RedisUnavailableException("Redis is away: " + away.getMessage());
            case RuntimeException fault -> fault;
            default -> new IllegalStateException(failure);
        };
    }

    /** What a stage failed with, without the wrapping that waiting, or a chain of stages, puts around it. */
    static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean passes(RedisCommandExecutionException refused) {
        String message = String.valueOf(refused.getMessage());
        return PASSING_ERRORS.contains(message.split(" ", 2)[0]);
    }

    @PreDestroy
    void close() {
        servers.close();
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
