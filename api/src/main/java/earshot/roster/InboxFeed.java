package earshot.roster;

import earshot.account.Caller;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The inboxes that are read on this node. */
@Singleton
class InboxFeed {
    private static final Duration TICK = Duration.ofMillis(500);

    private final Lingering<UserId, Inbox> inboxes;
    private final Goodbye goodbye;
    private @Nullable Loop loop;

    InboxFeed(Lanes lanes, Channels channels, Goodbye goodbye, RosterSettings settings) {
        this.goodbye = goodbye;
        this.inboxes = new Lingering<>(settings.linger(), user -> {
            var inbox = new Inbox(lanes, goodbye);
            inbox.open(listener -> channels.subscribe(Keys.inbox(user), listener));
            return inbox;
        });
    }

    /** A reader's place before it is let in: the inbox that it heard, and how many events that had told. */
    record Listening(Inbox inbox, long heard) {}

    /**
     * Waits until the user's events are heard.
     *
     * @throws earshot.problem.ProblemException {@code backend-unavailable} when Redis is away
     */
    Listening open(UserId user) {
        Inbox inbox = inboxes.use(user, known -> {});
        Away.within(inbox.opened());
        return new Listening(inbox, inbox.heard());
    }

    /** Lets a reader in, with what was read of the user after {@link #open} and the events since, until its caller's time is over. */
    void join(Caller caller, Subscriber reader, Frame snapshot, Listening since) {
        inboxes.use(caller.id(), inbox -> {
            if (inbox == since.inbox()) {
                inbox.join(reader, snapshot, since.heard());
            } else {
                reader.end(goodbye.frame());
            }
        });
        reader.endAfter(Duration.between(Instant.now(), caller.until()), goodbye::frame);
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
