package earshot.gate;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.Channels;
import earshot.room.StreamId;
import earshot.sfu.SfuPass;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Every visitor of this node, by room and identity, from before it is judged until its connection has ended. */
@Singleton
final class OpenSockets {
    private final Channels channels;
    private final Judge judge;
    private final GateSettings settings;
    private final Map<StreamId, RoomSockets> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean closed;

    OpenSockets(Channels channels, Judge judge, GateSettings settings, MeterRegistry metrics) {
        this.channels = channels;
        this.judge = judge;
        this.settings = settings;
        metrics.gauge("earshot.gate.sockets", open);
    }

    /**
     * From the return on the end of the seat ends the visitor, whichever node ends it. Waits for Redis.
     *
     * @throws earshot.redis.RedisUnavailableException where Redis cannot promise that
     */
    void add(SfuPass pass, Visitor visitor) {
        var room = Objects.requireNonNull(rooms.compute(pass.stream(), (stream, known) -> {
            var current = known == null ? new RoomSockets(stream, channels, judge, settings.farewell()) : known;
            current.add(pass, visitor);
            return current;
        }));
        open.incrementAndGet();
        // Not on the event loop, which must not wait for somebody who is listening just now.
        visitor.channel().closeFuture().addListener(closed -> Thread.startVirtualThread(() -> drop(pass, visitor)));
        room.listen();
    }

    /**
     * Lets the session have one more connection, which has been added already.
     *
     * @throws ProblemException {@code rate-limited} where it has too many
     */
    void requireFew(SfuPass pass) {
        var room = rooms.get(pass.stream());
        if (room != null && room.count(pass) > settings.socketsPerSession()) {
            throw new ProblemException(
                    ProblemType.RATE_LIMITED,
                    "This session has too many connections to voice. Close some first.",
                    Duration.ofSeconds(1));
        }
    }

    /** How many visitors there are. */
    int open() {
        return open.get();
    }

    private void drop(SfuPass pass, Visitor visitor) {
        open.decrementAndGet();
        if (closed) {
            return;
        }
        rooms.computeIfPresent(pass.stream(), (stream, room) -> room.drop(visitor) ? null : room);
    }

    /** The node goes: its connections end with it, and its subscriptions need no ending. */
    @PreDestroy
    void close() {
        closed = true;
    }
}
