package earshot.redis;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts on a thread of its own and stands still before each call of a script, until it is told to take that step. So the calls
 * of several can be interleaved in any order, and each can be somebody's last: nothing that comes after it is done, not even what mends.
 */
public final class Paced {
    private static final ScopedValue<Paced> ACTING = ScopedValue.newInstance();

    /** What becomes of one step. */
    public enum Fate {
        /** It is taken. */
        TAKEN,
        /** The process dies before it. */
        DIES_BEFORE,
        /** The process dies when the script has run and nobody has heard its answer. */
        DIES_AFTER
    }

    private static final class Killed extends Error {
        private Killed() {
            super("killed", null, false, false);
        }
    }

    private final Semaphore told = new Semaphore(0);
    private final Semaphore still = new Semaphore(0);
    private volatile Fate fate = Fate.TAKEN;
    private volatile @Nullable String next;
    private volatile @Nullable Throwable failure;

    private Paced() {}

    /** Begins; returns when it stands before its first step, or has ended without one. */
    public static Paced begin(Runnable deed) {
        var paced = new Paced();
        Thread.startVirtualThread(() -> ScopedValue.where(ACTING, paced).run(() -> paced.act(deed)));
        paced.still.acquireUninterruptibly();
        return paced;
    }

    /** The script that it stands before; nothing once it has ended. Throws what it has failed with, unless it was killed. */
    public Optional<String> next() {
        if (failure != null) {
            throw new AssertionError("it failed", failure);
        }
        return Optional.ofNullable(next);
    }

    /** Lets it take the step that it stands before; returns when it stands still again. */
    public void step(Fate fate) {
        this.fate = fate;
        told.release();
        still.acquireUninterruptibly();
    }

    /** Runs a script, when its turn has come where the caller's thread is paced. */
    static CompletableFuture<Reply> turn(String script, Supplier<CompletableFuture<Reply>> run) {
        return ACTING.isBound() ? ACTING.get().turned(script, run) : run.get();
    }

    private CompletableFuture<Reply> turned(String script, Supplier<CompletableFuture<Reply>> run) {
        next = script;
        still.release();
        told.acquireUninterruptibly();
        if (fate == Fate.DIES_BEFORE) {
            throw new Killed();
        }
        var reply = run.get();
        reply.join();
        if (fate == Fate.DIES_AFTER) {
            throw new Killed();
        }
        return reply;
    }

    private void act(Runnable deed) {
        try {
            deed.run();
        } catch (Killed | RedisUnavailableException dead) {
            // It is told nothing, or that nothing is known: a busy machine can let a script come too late.
        } catch (RuntimeException | Error fault) {
            failure = fault;
        } finally {
            next = null;
            still.release();
        }
    }
}
