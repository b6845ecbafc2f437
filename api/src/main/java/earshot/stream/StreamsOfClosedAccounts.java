package earshot.stream;

import earshot.account.AccountClosing;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Ends and deletes what an account hosts before the account goes. */
@Singleton
class StreamsOfClosedAccounts {
    private final Streams streams;

    StreamsOfClosedAccounts(Streams streams) {
        this.streams = streams;
    }

    @EventListener
    void on(AccountClosing closing) {
        streams.deleteOf(closing.user());
    }
}
