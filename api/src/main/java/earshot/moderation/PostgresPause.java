package earshot.moderation;

import earshot.problem.DatabaseAbsence;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks Postgres, or does without it. Where it was found away it is not asked again for a while: the asking alone takes a second. */
@Singleton
class PostgresPause {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private volatile long awayUntil = System.nanoTime();

    /** What {@code with} gives; while Postgres is away, what {@code without} does. */
    <T> T bridge(Supplier<T> with, Supplier<T> without) {
        if (System.nanoTime() - awayUntil < 0) {
            return without.get();
        }
        Optional<T> answer = DatabaseAbsence.bridge(() -> Optional.of(with.get()), failure -> {
            awayUntil = System.nanoTime() + PAUSE.toNanos();
            return Optional.empty();
        });
        return answer.orElseGet(without);
    }
}
