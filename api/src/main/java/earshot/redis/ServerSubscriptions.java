package earshot.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sharded pub/sub of one server over one connection, which the client re-makes and re-subscribes by itself. Redis confirms each
 * subscription; the second confirmation of a channel therefore means that the connection was re-made, and its listeners are told so.
 */
final class ServerSubscriptions {
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final SharedConnection<StatefulRedisPubSubConnection<String, byte[]>> connection;

    ServerSubscriptions(RedisLink link, RedisURI server) {
        this.connection = link.pubSubConnection(server, made -> {
            made.addListener(new Ear());
            made.addListener(new Watch());
        });
    }

    /**
     * Subscribes {@code listener}; every message published after the return is heard.
     *
     * @throws RedisUnavailableException when Redis does not confirm in time; the listener is then not subscribed
     */
    void subscribe(String channel, ChannelListener listener) {
        var redis = connection.get().async();
        var line = lines.compute(channel, (name, known) -> {
            Line current = known == null ? new Line() : known;
            current.listeners.add(listener);
            return current;
        });
        try {
            RedisLink.await(line.subscribed(() -> redis.ssubscribe(channel)));
        } catch (RuntimeException e) {
            unsubscribe(channel, listener);
            throw e;
        }
    }

    /** Ends what {@link #subscribe} began; nothing when it has ended. */
    void unsubscribe(String channel, ChannelListener listener) {
        lines.computeIfPresent(channel, (name, line) -> {
            if (!line.listeners.remove(listener) || !line.listeners.isEmpty()) {
                return line;
            }
            drop(name);
            return null;
        });
    }

    /** Whether nobody listens to anything of this server. */
    boolean isIdle() {
        return lines.isEmpty();
    }

    /** Ends the connection for good: the client would re-make it for ever, though the server be gone. */
    void close() {
        connection.end(StatefulRedisPubSubConnection::closeAsync);
    }

    /** Fails silently while disconnected; then the re-subscription finds no line and drops the channel again. */
    private void drop(String channel) {
        connection.get().async().sunsubscribe(channel);
    }

    /** One channel's listeners. */
    private static final class Line {
        final List<ChannelListener> listeners = new CopyOnWriteArrayList<>();
        private @Nullable CompletionStage<Void> subscribed;
        private boolean confirmed;

        /** Subscribes once; after the line can be found, because the confirmation of a channel that nobody wants drops it. */
        synchronized CompletionStage<Void> subscribed(Supplier<CompletionStage<Void>> subscribe) {
            if (subscribed == null) {
                subscribed = subscribe.get();
            }
            return subscribed;
        }

        /** Called on the connection's one event loop. */
        void confirm() {
            if (confirmed) {
                listeners.forEach(ChannelListener::restored);
            }
            confirmed = true;
        }
    }

    private final class Ear extends RedisPubSubAdapter<String, byte[]> {
        @Override
        public void smessage(String channel, byte[] message) {
            Line line = lines.get(channel);
            if (line != null) {
                line.listeners.forEach(listener -> listener.message(message));
            }
        }

        @Override
        public void ssubscribed(String channel, long count) {
            Line line = lines.get(channel);
            if (line == null) {
                drop(channel);
            } else {
                line.confirm();
            }
        }
    }

    private final class Watch implements RedisConnectionStateListener {
        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> channel) {
            lines.values().forEach(line -> line.listeners.forEach(ChannelListener::lost));
        }
    }
}
