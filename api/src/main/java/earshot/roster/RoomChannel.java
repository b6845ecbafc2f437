package earshot.roster;

import earshot.redis.Subscription;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One room's channel: subscribed by the first who needs it, until it is closed for good. */
final class RoomChannel {
    private final Supplier<Subscription> subscribe;
    private @Nullable Subscription subscription;
    private boolean closed;

    RoomChannel(Supplier<Subscription> subscribe) {
        this.subscribe = subscribe;
    }

    /**
     * Waits until the channel is heard. Only one thread at a time comes here; it holds no lock while it waits.
     *
     * @throws earshot.redis.RedisUnavailableException when Redis does not confirm in time
     */
    void open() {
        if (isNeeded()) {
            keep(subscribe.get());
        }
    }

    synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
    }

    private synchronized boolean isNeeded() {
        return subscription == null && !closed;
    }

    /** The room may have been closed while Redis was asked. */
    private synchronized void keep(Subscription fresh) {
        subscription = fresh;
        if (closed) {
            fresh.close();
        }
    }
}
