package earshot.roster;

import earshot.redis.ChannelListener;
import earshot.redis.RedisUnavailableException;
import earshot.redis.Subscription;
import earshot.roster.fanout.Audience;
import earshot.roster.fanout.Chunk;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Lanes;
import earshot.roster.fanout.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user's own events on this node. They are few and have no positions: a reader starts with what the user is now, and whatever may
 * have been missed ends its stream, so that it comes back to the same.
 */
final class Inbox implements ChannelListener, Lingering.Thing {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String REVOKED = "session_revoked";

    private final Audience audience;
    private final Goodbye goodbye;
    private final EventCounter events;
    /** Readers of something else that is theirs only while they are signed in. */
    private final Set<Subscriber> guarded = ConcurrentHashMap.newKeySet();

    private final RecentFrames recent = new RecentFrames();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private boolean closed;

    Inbox(Lanes lanes, Goodbye goodbye, EventCounter events) {
        this.audience = lanes.audience();
        this.goodbye = goodbye;
        this.events = events;
    }

    /** Subscribes, without waiting for it. */
    void open(Function<ChannelListener, Subscription> channel) {
        Thread.startVirtualThread(() -> {
            try {
                subscribed(channel.apply(this));
            } catch (RedisUnavailableException e) {
                opened.completeExceptionally(e);
            } catch (RuntimeException e) {
                LOG.error("An inbox cannot be followed", e);
                opened.completeExceptionally(e);
            }
        });
    }

    CompletableFuture<Void> opened() {
        return opened;
    }

    /** How many events were heard; what a reader reads about the user after this call needs only later ones. */
    synchronized long heard() {
        return recent.told();
    }

    /** Lets a reader in, with what was read for it and the events since. */
    synchronized void join(Subscriber reader, Frame snapshot, long since) {
        if (missedSome(reader, since)) {
            return;
        }
        List<Frame> opening = new ArrayList<>(List.of(snapshot));
        opening.addAll(recent.since(since));
        Chunk chunk = Chunk.of(opening);
        audience.join(reader, chunk);
        chunk.release();
    }

    /** Ends a reader of something else too when the user is signed out. */
    synchronized void guard(Subscriber reader, long since) {
        if (!missedSome(reader, since)) {
            guarded.add(reader);
            reader.onGone(() -> guarded.remove(reader));
        }
    }

    @Override
    public synchronized void message(byte[] message) {
        EnvelopeHead.of(message).ifPresent(head -> tell(head.type(), Frame.message(null, message)));
    }

    /** Events were missed. */
    @Override
    public void restored() {
        end();
    }

    synchronized void end() {
        recent.breakOff();
        audience.end(goodbye::frame);
        endGuarded();
    }

    @Override
    public boolean used() {
        return audience.size() > 0 || !guarded.isEmpty();
    }

    @Override
    public boolean broken() {
        return opened.isCompletedExceptionally();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
    }

    /** Ends a reader that cannot be told all it needs; it comes back. */
    private boolean missedSome(Subscriber reader, long since) {
        boolean missed = !recent.reachBackTo(since);
        if (missed) {
            reader.end(goodbye.frame());
        }
        return missed;
    }

    private void endGuarded() {
        guarded.forEach(reader -> reader.end(goodbye.frame()));
    }

    private void tell(String type, Frame frame) {
        events.told(type);
        if (type.equals(REVOKED)) {
            audience.end(() -> frame);
            endGuarded();
            recent.breakOff();
            return;
        }
        recent.add(frame);
        audience.write(List.of(frame), () -> {});
    }

    private synchronized void subscribed(Subscription fresh) {
        subscription = fresh;
        if (closed) {
            fresh.close();
        }
        opened.complete(null);
    }
}
