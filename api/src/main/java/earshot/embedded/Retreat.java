package earshot.embedded;

import earshot.roster.Farewell;
import earshot.roster.OpenDoor;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The end of a node that nobody in its rooms notices but by a reconnect: it turns not ready and goes on until balancers know, tells every
 * event stream to come back elsewhere, and answers the requests that are under way. Seats are left alone: their clients beat at other nodes.
 */
@Singleton
final class Retreat {
    /** A join that waits for the SFU as long as it may is answered within this time. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final OpenDoor door;
    private final Farewell farewell;
    private final GracefulShutdownManager requests;
    private final Duration drain;

    Retreat(OpenDoor door, Farewell farewell, GracefulShutdownManager requests, ShutdownSettings settings) {
        this.door = door;
        this.farewell = farewell;
        this.requests = requests;
        this.drain = settings.drain();
    }

    /** Returns when the node can be closed: six seconds after the drain at most. */
    void retreat() {
        door.announce();
        waitFor(drain);
        farewell.say();
        requests.shutdownGracefully()
                .toCompletableFuture()
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static void waitFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
