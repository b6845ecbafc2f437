package earshot.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Sharded pub/sub of one server over one connection, which the client re-makes by itself. What it does not re-subscribe then is
 * subscribed here. Redis confirms each subscription; the first confirmation of a channel that was lost restores it, and its listeners
 * are told so.
 */
final class ServerSubscriptions {
    /** Channels asked for again at a time: there may be more than commands can be under way. */
    private static final int WINDOW = 500;

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final boolean mendsItself;
    private final SharedConnection<StatefulRedisPubSubConnection<String, byte[]>> connection;

    ServerSubscriptions(RedisLink link, RedisURI server) {
        this.mendsItself = link.servers().takesChannelsTogether();
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

    /** Asks again, each by itself, for the channels that are lost. Returns at once; what is refused now waits for the next call. */
    void mend() {
        List<String> lost = mendsItself
                ? List.of()
                : lines.entrySet().stream()
                        .filter(line -> line.getValue().lost.get())
                        .map(Map.Entry::getKey)
                        .toList();
        if (!lost.isEmpty()) {
            Thread.startVirtualThread(
                    () -> lost.stream().gather(Gatherers.windowFixed(WINDOW)).forEach(this::askAgain));
        }
    }

    private void askAgain(List<String> channels) {
        var redis = connection.get().async();
        channels.stream()
                .map(channel -> redis.ssubscribe(channel).exceptionally(refused -> null))
                .toList()
                .forEach(RedisLink::await);
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
        final AtomicBoolean lost = new AtomicBoolean();
        private @Nullable CompletionStage<Void> subscribed;

        /** Subscribes once; after the line can be found, because the confirmation of a channel that nobody wants drops it. */
        synchronized CompletionStage<Void> subscribed(Supplier<CompletionStage<Void>> subscribe) {
            if (subscribed == null) {
                subscribed = subscribe.get();
            }
            return subscribed;
        }

        void lose() {
            lost.set(true);
            listeners.forEach(ChannelListener::lost);
        }

        /** Restores the line once, however often it was asked for. */
        void confirm() {
            if (lost.compareAndSet(true, false)) {
                listeners.forEach(ChannelListener::restored);
            }
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
            lines.values().forEach(Line::lose);
        }

        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> channel, SocketAddress server) {
            mend();
        }
    }
}
