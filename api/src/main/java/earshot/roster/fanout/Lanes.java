package earshot.roster.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Makes readers and their audiences, and holds what these share: the pings of each event loop and the timer of the next writes. */
@Singleton
public final class Lanes {
    private final FanoutSettings settings;
    private final Counter dismissed;
    private final FlushTimes times;
    private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fanout-timer").factory());

    Lanes(FanoutSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.dismissed = metrics.counter("earshot.fanout.dismissed");
        this.times = new FlushTimes(metrics);
        metrics.gauge("earshot.fanout.readers", readers);
    }

    /** An audience without readers. */
    public Audience audience() {
        return new Audience(this);
    }

    /** Gathers events for {@code audience}; {@code committed} is told of each batch when it has been handed over to be written. */
    public <E extends Framed> GroupCommit<E> groupCommit(Audience audience, Object guard, Consumer<List<E>> committed) {
        return new GroupCommit<>(audience, settings.flushInterval(), timer, guard, committed, times);
    }

    /** How many event streams this node serves. */
    public int readers() {
        return readers.get();
    }

    /** A time in ms after which a client may come back, different for each. */
    public long retryMs() {
        long min = settings.retryMin().toMillis();
        return ThreadLocalRandom.current()
                .nextLong(min, Math.max(min, settings.retryMax().toMillis()) + 1);
    }

    Subscriber subscriber(Channel channel) {
        int slot = ThreadLocalRandom.current().nextInt(Lane.SLOTS);
        return new Subscriber(channel, this, slot);
    }

    FanoutSettings settings() {
        return settings;
    }

    Lane of(EventLoop loop) {
        return lanes.computeIfAbsent(loop, fresh -> new Lane(fresh, settings));
    }

    void joined() {
        readers.incrementAndGet();
    }

    void left() {
        readers.decrementAndGet();
    }

    /** A reader that did not read was disconnected. */
    void dismissed() {
        dismissed.increment();
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
