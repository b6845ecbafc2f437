package earshot.account;

import earshot.loop.Loop;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Removes from Postgres what nobody can use any more: logins that ended, and guests who can never come back. Every node does it. */
@Singleton
class Housekeeping {
    private static final Duration PAUSE = Duration.ofHours(1);

    /** A guest's name is still shown for a while in what the guest took part in. */
    private static final Duration GUESTS_KEPT = Duration.ofDays(7);

    private final AccountStore store;
    private @Nullable Loop loop;

    Housekeeping(AccountStore store) {
        this.store = store;
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(PAUSE, "account-housekeeping", () -> store.prune(GUESTS_KEPT));
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
