package earshot.roster;

import earshot.loop.Loop;
import earshot.redis.Channels;
import earshot.redis.Keys;
import earshot.room.UserId;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Lanes;
import earshot.roster.fanout.Subscriber;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The inboxes that are read on this node. */
@Singleton
class InboxFeed {
    private static final Duration TICK = Duration.ofMillis(500);

    private final Lingering<UserId, Inbox> inboxes;
    private @Nullable Loop loop;

    InboxFeed(Lanes lanes, Channels channels, Goodbye goodbye, RosterSettings settings) {
        this.inboxes = new Lingering<>(settings.linger(), user -> {
            var inbox = new Inbox(lanes, goodbye);
            inbox.open(listener -> channels.subscribe(Keys.inbox(user), listener));
            return inbox;
        });
    }

    /**
     * Waits until the user's events are heard, and says how many were.
     *
     * @throws earshot.problem.ProblemException {@code backend-unavailable} when Redis is away
     */
    long open(UserId user) {
        Inbox inbox = inboxes.use(user, known -> {});
        Away.within(inbox.opened());
        return inbox.heard();
    }

    /** Lets a reader in, with what was read of the user after {@link #open} and the events since. */
    void join(UserId user, Subscriber reader, Frame snapshot, long since) {
        inboxes.use(user, inbox -> inbox.join(reader, snapshot, since));
    }

    /** How many inboxes are followed now. */
    int followed() {
        return inboxes.size();
    }

    /** Ends every stream. */
    void end() {
        inboxes.all().forEach(Inbox::end);
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(TICK, "inbox-feed", inboxes::expire);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
        inboxes.all().forEach(Inbox::close);
    }
}
