package earshot.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** One of several answers that were asked for together, in one round trip. Each is waited for by itself: they may come from different servers. */
public final class Answer<T> {
    private final CompletionStage<T> coming;

    private Answer(CompletionStage<T> coming) {
        this.coming = coming;
    }

    /** The answer to what {@code ask} sends. */
    static <T> Answer<T> to(Supplier<? extends CompletionStage<T>> ask) {
        try {
            return new Answer<>(ask.get());
        } catch (RedisUnavailableException away) {
            return new Answer<>(CompletableFuture.failedStage(away));
        }
    }

    /** Waits for all of them; throws {@link RedisUnavailableException} when one is not given in time. */
    public static <T> List<T> all(List<Answer<T>> answers) {
        return answers.stream().map(Answer::await).toList();
    }

    /** Waits for this one; throws {@link RedisUnavailableException} when it is not given in time. */
    public T await() {
        return RedisLink.await(coming);
    }

    /** This answer, as {@code reading} reads it. */
    public <R> Answer<R> map(Function<T, R> reading) {
        return new Answer<>(coming.thenApply(reading));
    }
}
