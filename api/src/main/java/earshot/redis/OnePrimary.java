package earshot.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One server, or whichever is primary just now by its sentinels: each new connection asks them. */
final class OnePrimary implements Servers {
    private final RedisURI address;
    private final RedisClient client;

    OnePrimary(RedisSettings settings, ClientResources resources, ClientOptions options) {
        address = RedisURI.create(settings.uri());
        // Greeting a server counts as a command too: one that takes connections and says nothing is away.
        address.setTimeout(settings.commandTimeout());
        client = RedisClient.create(resources, address);
        client.setOptions(options);
    }

    @Override
    public CompletionStage<RedisAsyncCommands<String, byte[]>> connect() {
        return client.connectAsync(CODEC, address).thenApply(StatefulRedisConnection::async);
    }

    @Override
    public boolean fallSilentTogether() {
        return true;
    }

    @Override
    public boolean takesChannelsTogether() {
        return true;
    }

    @Override
    public RedisURI home(String channel) {
        return address;
    }

    @Override
    public boolean isHome(RedisURI server) {
        return true;
    }

    @Override
    public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> connectPubSub(RedisURI server) {
        return client.connectPubSubAsync(CODEC, server);
    }

    @Override
    public void onMove(Runnable moved) {
        // A connection that is lost finds the new primary by itself.
    }

    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
