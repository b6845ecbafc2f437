package earshot.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Whether the server answers. Once a command got no answer in time, the following are refused at once, until a ping that waits behind it
 * is answered: so only the first of a request's commands costs its timeout, and a server that wakes up is asked again within milliseconds.
 */
final class Pulse {
    private final AtomicBoolean lost = new AtomicBoolean();

    /** Throws {@link RedisUnavailableException} while the server does not answer. */
    void require() {
        if (lost.get()) {
            throw new RedisUnavailableException("Redis is away: it takes commands and answers none");
        }
    }

    /** A command failed so. {@code ping} is sent again and again while the cause is silence. */
    void missed(Throwable cause, Supplier<? extends CompletionStage<?>> ping) {
        if (cause instanceof RedisCommandTimeoutException && lost.compareAndSet(false, true)) {
            feel(ping);
        }
    }

    /** A lost connection ends the silence too: what it refuses, it refuses at once. */
    private void feel(Supplier<? extends CompletionStage<?>> ping) {
        ping.get().whenComplete((pong, failure) -> {
            if (failure != null && RedisLink.cause(failure) instanceof RedisCommandTimeoutException) {
                feel(ping);
            } else {
                lost.set(false);
            }
        });
    }
}
