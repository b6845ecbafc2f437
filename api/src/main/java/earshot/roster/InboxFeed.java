package earshot.roster;

import earshot.account.Caller;
import earshot.account.LiveLogins;
import earshot.loop.Loop;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.Channels;
import earshot.redis.Keys;
import earshot.room.UserId;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Lanes;
import earshot.roster.fanout.Subscriber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The inboxes that are read on this node. */
@Singleton
class InboxFeed {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Set<String> TYPES = Set.of(
            "hand_offered",
            "session_replaced",
            "moderation_notice",
            "unmute_requested",
            "role_changed",
            "session_revoked",
            "profile_updated",
            "settings_updated",
            "blocks_updated");

    private final Lingering<UserId, Inbox> inboxes;
    private final LiveLogins logins;
    private final Goodbye goodbye;
    private final Clock clock;
    private @Nullable Loop loop;

    InboxFeed(
            LiveLogins logins,
            Lanes lanes,
            Channels channels,
            Goodbye goodbye,
            Clock clock,
            RosterSettings settings,
            MeterRegistry metrics) {
        var events = new EventCounter("earshot.inbox.events", TYPES, metrics);
        this.logins = logins;
        this.goodbye = goodbye;
        this.clock = clock;
        this.inboxes = new Lingering<>(settings.linger(), user -> {
            var inbox = new Inbox(lanes, goodbye, events);
            inbox.open(listener -> channels.subscribe(Keys.inbox(user), listener));
            return inbox;
        });
    }

    /** A reader's place before it is let in: the inbox that it heard, and how many events that had told. */
    record Listening(Inbox inbox, long heard) {}

    /**
     * Waits until the caller's events are heard, the end of its login among them.
     *
     * @throws ProblemException {@code backend-unavailable} when Redis is away, {@code unauthenticated} when the login has ended meanwhile
     */
    Listening open(Caller caller) {
        Inbox inbox = inboxes.use(caller.id(), known -> {});
        Away.within(inbox.opened());
        var listening = new Listening(inbox, inbox.heard());
        requireHeld(caller);
        return listening;
    }

    /** Lets a reader in, with what was read of the user after {@link #open} and the events since, until its caller's time is over. */
    void join(Caller caller, Subscriber reader, Frame snapshot, Listening since) {
        enter(caller, reader, since, inbox -> inbox.join(reader, snapshot, since.heard()));
    }

    /** Ends a reader of something else when its caller is signed out, or its time is over. */
    void guard(Caller caller, Subscriber reader, Listening since) {
        enter(caller, reader, since, inbox -> inbox.guard(reader, since.heard()));
    }

    private void enter(Caller caller, Subscriber reader, Listening since, Consumer<Inbox> enter) {
        inboxes.use(caller.id(), inbox -> {
            if (inbox == since.inbox()) {
                enter.accept(inbox);
            } else {
                reader.end(goodbye.frame());
            }
        });
        reader.endAfter(Duration.between(clock.instant(), caller.until()), goodbye::frame);
    }

    /** A revocation before the inbox was heard is seen here; a later one is heard. */
    private void requireHeld(Caller caller) {
        if (!logins.holds(caller)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "You were signed out. Sign in again.");
        }
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
