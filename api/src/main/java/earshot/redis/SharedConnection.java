package earshot.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made on first use, so that a node also starts while Redis is away. Whoever asks meanwhile shares one attempt and
 * waits no longer than its patience lasts; for a moment after one that failed nobody waits at all.
 */
final class SharedConnection<C> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<? extends CompletionStage<? extends C>> connect;
    private final Duration patience;
    private @Nullable Attempt<C> attempt;

    SharedConnection(Supplier<? extends CompletionStage<? extends C>> connect, Duration patience) {
        this.connect = connect;
        this.patience = patience;
    }

    /** The connection, which mends itself once it was made. Throws {@link RedisUnavailableException} while it cannot be made. */
    C get() {
        return current().await(patience);
    }

    /** Gives the connection to {@code close}, once it is there if it is still being made; nothing when nobody ever asked for one. */
    synchronized void end(Consumer<? super C> close) {
        if (attempt != null) {
            attempt.connection.thenAccept(close);
        }
    }

    private synchronized Attempt<C> current() {
        if (attempt == null || attempt.isOver(PAUSE)) {
            attempt = new Attempt<>(connect.get().<C>thenApply(made -> made).toCompletableFuture(), System.nanoTime());
        }
        return attempt;
    }

    private record Attempt<C>(CompletableFuture<C> connection, long beganAt) {
        boolean isOver(Duration pause) {
            return connection.isCompletedExceptionally() && System.nanoTime() - beganAt > pause.toNanos();
        }

        C await(Duration patience) {
            try {
                long left = patience.toNanos() - (System.nanoTime() - beganAt);
                return connection.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw RedisLink.translated(e);
            } catch (TimeoutException e) {
                throw new RedisUnavailableException("Redis is away: no connection yet");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RedisUnavailableException("Redis was not waited for");
            }
        }
    }
}
