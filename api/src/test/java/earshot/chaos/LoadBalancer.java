package earshot.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends each connection and each request to the next node that says it is ready, as one in front of several nodes does. */
final class LoadBalancer implements Supplier<URI>, AutoCloseable {
    private static final Duration CHECK = Duration.ofMillis(500);

    private final List<ApiProcess> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<ApiProcess> ready;
    private volatile boolean over;

    LoadBalancer(List<ApiProcess> nodes) {
        this.nodes = nodes;
        this.ready = nodes;
        Thread.startVirtualThread(this::check);
    }

    /** The address to use next. With no node ready it is any: the refusal is the caller's to see. */
    @Override
    public URI get() {
        List<ApiProcess> now = ready;
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size())).uri();
    }

    @Override
    public void close() {
        over = true;
    }

    private void check() {
        while (!over) {
            var answering = nodes.stream().filter(ApiProcess::isReady).toList();
            ready = answering.isEmpty() ? nodes : answering;
            LockSupport.parkNanos(CHECK.toNanos());
        }
    }
}
