package earshot.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.event.ClusterTopologyChangedEvent;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A cluster: each room lives at the server that has its slot, and that may become another. */
final class ServerCluster implements Servers {
    /** How often the servers are asked who has which slots; a refused command asks at once. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ClientResources resources;
    private final RedisClusterClient cluster;
    /** Subscriptions are kept at one server each, which the cluster's own client does not tell apart when one is lost. */
    private final RedisClient single;

    private Disposable moves = Disposables.disposed();

    ServerCluster(List<RedisURI> some, ClientResources resources, ClientOptions options) {
        this.resources = resources;
        cluster = RedisClusterClient.create(resources, some);
        cluster.setOptions(ClusterClientOptions.builder(options)
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(LOOK)
                        .enableAllAdaptiveRefreshTriggers()
                        .adaptiveRefreshTriggersTimeout(Duration.ofMillis(500))
                        .build())
                .build());
        single = RedisClient.create(resources);
        single.setOptions(options);
    }

    @Override
    public CompletionStage<RedisAdvancedClusterAsyncCommands<String, byte[]>> connect() {
        // The first look at the servers blocks, and nobody may wait for it longer than for a connection.
        return CompletableFuture.runAsync(cluster::getPartitions, Thread::startVirtualThread)
                .thenCompose(known -> cluster.connectAsync(CODEC))
                .thenApply(StatefulRedisClusterConnection::async);
    }

    @Override
    public boolean fallSilentTogether() {
        return false;
    }

    /** A server refuses channels of different slots, also where it has both. */
    @Override
    public boolean takesChannelsTogether() {
        return false;
    }

    @Override
    public RedisURI home(String channel) {
        RedisClusterNode primary = cluster.getPartitions().getMasterBySlot(SlotHash.getSlot(channel));
        if (primary == null) {
            throw new RedisUnavailableException("no server of the cluster has the slot of " + channel);
        }
        return primary.getUri();
    }

    @Override
    public boolean isHome(RedisURI server) {
        return cluster.getPartitions().stream()
                .anyMatch(node -> node.is(RedisClusterNode.NodeFlag.UPSTREAM)
                        && !node.getSlots().isEmpty()
                        && node.getUri().equals(server));
    }

    @Override
    public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> connectPubSub(RedisURI server) {
        return single.connectPubSubAsync(CODEC, server);
    }

    @Override
    public void onMove(Runnable moved) {
        var changes = resources.eventBus().get().filter(ClusterTopologyChangedEvent.class::isInstance);
        // Also once in a while: what could not follow yet tries again.
        moves = Flux.merge(changes, Flux.interval(LOOK))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .subscribe(news -> moved.run());
    }

    @Override
    public void close() {
        moves.dispose();
        cluster.shutdown(0, 1, TimeUnit.SECONDS);
        single.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
