package earshot.redis;

import java.util.concurrent.CompletionStage;

/**
 * An answer that is on its way. What one thread asks of one slot is done in the order of asking, so several questions, each sent before
 * the first answer is waited for, take one round trip.
 */
public final class Asked<T> {
    private final CompletionStage<T> reply;

    Asked(CompletionStage<T> reply) {
        this.reply = reply;
    }

    /**
     * Waits for the answer.
     *
     * @throws RedisUnavailableException when there is none in time
     */
    public T await() {
        return RedisLink.await(reply);
    }
}
