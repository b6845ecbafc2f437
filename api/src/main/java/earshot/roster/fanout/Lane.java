package earshot.roster.fanout;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings the crowds of one event loop, on which everything but the constructor happens. Each tick pings one slot's readers, so that a
 * large room is not written to all at once.
 */
final class Lane {
    /** Ticks in one ping interval. */
    static final int SLOTS = 10;

    private static final Chunk PING = Chunk.forever(Frame.named("ping"));

    private final EventLoop loop;
    private final long tickNanos;
    private final Set<Crowd> crowds = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Future<?> ticking;
    private int slot;

    Lane(EventLoop loop, FanoutSettings settings) {
        this.loop = loop;
        this.tickNanos = settings.pingInterval().toNanos() / SLOTS;
    }

    EventLoop loop() {
        return loop;
    }

    void add(Crowd crowd) {
        crowds.add(crowd);
        if (ticking == null) {
            ticking = loop.scheduleAtFixedRate(this::tick, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
        }
    }

    void remove(Crowd crowd) {
        crowds.remove(crowd);
        if (crowds.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    private void tick() {
        slot = (slot + 1) % SLOTS;
        List<Crowd> pinged = new ArrayList<>(crowds);
        pinged.forEach(crowd -> crowd.ping(PING, slot));
    }
}
