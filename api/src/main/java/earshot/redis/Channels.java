package earshot.redis;

import io.lettuce.core.RedisURI;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sharded pub/sub: each channel is heard at the server that has its slot, and follows when another one has it. */
@Singleton
public final class Channels {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final RedisLink link;
    private final Map<RedisURI, ServerSubscriptions> byServer = new ConcurrentHashMap<>();
    private final Set<Listening> open = ConcurrentHashMap.newKeySet();

    Channels(RedisLink link) {
        this.link = link;
        link.servers().onMove(this::follow);
    }

    /**
     * Subscribes {@code listener}; every message published after the return is heard.
     *
     * @throws RedisUnavailableException when Redis does not confirm in time; the listener is then not subscribed
     */
    public Subscription subscribe(String channel, ChannelListener listener) {
        ServerSubscriptions home = home(channel);
        home.subscribe(channel, listener);
        var listening = new Listening(channel, listener, home);
        open.add(listening);
        return listening;
    }

    private void follow() {
        open.forEach(Listening::follow);
        byServer.values().forEach(ServerSubscriptions::mend);
        byServer.keySet().stream()
                .filter(server -> !link.servers().isHome(server))
                .forEach(this::retire);
    }

    /** Nobody begins to listen there any more, as it is no channel's home. */
    private void retire(RedisURI server) {
        ServerSubscriptions retired = byServer.get(server);
        if (retired != null && retired.isIdle()) {
            byServer.remove(server);
            retired.close();
        }
    }

    /** Those that a connection is kept to. */
    Set<RedisURI> servers() {
        return Set.copyOf(byServer.keySet());
    }

    /** Known once the link is connected; before, nobody knows the servers. */
    private ServerSubscriptions home(String channel) {
        link.commands();
        return byServer.computeIfAbsent(link.servers().home(channel), server -> new ServerSubscriptions(link, server));
    }

    /** One listener's subscription, wherever its channel is. */
    private final class Listening implements Subscription {
        private final String channel;
        private final ChannelListener listener;
        private volatile ServerSubscriptions at;
        private volatile boolean closed;
        private boolean failing;

        Listening(String channel, ChannelListener listener, ServerSubscriptions at) {
            this.channel = channel;
            this.listener = listener;
            this.at = at;
        }

        /** Never holds up {@link #close}, which event loops call: whoever of the two is second ends the new subscription. */
        void follow() {
            try {
                move(home(channel));
                failing = false;
            } catch (RedisUnavailableException notYet) {
                // looked at again with the next news of the servers
            } catch (RuntimeException e) {
                tell(e);
            }
        }

        private void move(ServerSubscriptions now) {
            ServerSubscriptions before = at;
            if (now != before) {
                now.subscribe(channel, listener);
                at = now;
                before.unsubscribe(channel, listener);
                settle(now);
            }
        }

        /** Also looked at again with the next news, as are the other channels: nobody else would hear of it. */
        private void tell(RuntimeException fault) {
            if (!failing) {
                LOG.error("{} cannot be heard at another server and is tried again", channel, fault);
            }
            failing = true;
        }

        private void settle(ServerSubscriptions now) {
            if (closed) {
                now.unsubscribe(channel, listener);
            } else {
                listener.restored();
            }
        }

        @Override
        public void close() {
            closed = true;
            open.remove(this);
            at.unsubscribe(channel, listener);
        }
    }
}
