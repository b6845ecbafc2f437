package earshot.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.concurrent.CompletionStage;

/** What the address of Redis names, and the client for it. */
sealed interface Servers permits OnePrimary, ServerCluster {
    /** Keys and channels are text, values are bytes. */
    RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    /** The servers at this address. Nothing is connected yet. */
    static Servers of(RedisSettings settings, ClientResources resources, ClientOptions options) {
        return ClusterAddress.isOne(settings.uri())
                ? new ServerCluster(ClusterAddress.parse(settings), resources, options)
                : new OnePrimary(settings, resources, options);
    }

    /** A connection for commands, which finds the server of each key. */
    CompletionStage<? extends RedisClusterAsyncCommands<String, byte[]>> connect();

    /** Whether no command is answered when one is not: of many servers, the others go on. */
    boolean fallSilentTogether();

    /** Whether one command may subscribe any channels; the client re-subscribes all of a connection by one, whatever the server says. */
    boolean takesChannelsTogether();

    /** Where this sharded channel is published. Another one later, where slots can move. */
    RedisURI home(String channel);

    /** Whether this server is the {@link #home} of any channel now. */
    boolean isHome(RedisURI server);

    /** A connection for the subscriptions of one server. */
    CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> connectPubSub(RedisURI server);

    /** {@code moved} is run, not on the caller's thread, whenever homes may be others now. */
    void onMove(Runnable moved);

    /** Ends all connections. */
    void close();
}
