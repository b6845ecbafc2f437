package earshot.roster;

import earshot.problem.ProblemException;
import earshot.redis.ChannelListener;
import earshot.redis.RedisUnavailableException;
import earshot.redis.Subscription;
import earshot.room.Position;
import earshot.room.StreamId;
import earshot.roster.RosterEvent.Change;
import earshot.roster.RosterEvent.Refreshed;
import earshot.roster.RosterEvent.Speaking;
import earshot.roster.fanout.Lanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link RoomRoster} in step with Redis: subscribes the room's channel, then reads the room, then passes the events on. An event
 * that does not follow the last one, a connection that was lost or a position that differs make it read again, and all readers are told
 * the whole room. While it reads, events wait; those that the room as read already holds are dropped.
 */
final class RoomFollower implements ChannelListener, Lingering.Thing {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFollower.class);

    private final StreamId id;
    private final RosterSource source;
    private final RoomRoster roster;
    private final Goodbye goodbye;
    private final List<RosterEvent> held = new ArrayList<>();
    private final Silence silence = new Silence();
    private Reading reading = Reading.NOTHING;
    private @Nullable Subscription subscription;
    private @Nullable Position head;
    private long speakingSequence;
    private boolean outdated;
    private boolean failed;
    private boolean closed;

    /** What is being read, and for whom. */
    private enum Reading {
        NOTHING,
        FOR_NEWCOMERS,
        FOR_ALL
    }

    RoomFollower(StreamId id, RosterSource source, Lanes lanes, Goodbye goodbye, RosterSettings settings) {
        this.id = id;
        this.source = source;
        this.goodbye = goodbye;
        this.roster = new RoomRoster(lanes, settings, () -> Thread.startVirtualThread(this::refresh));
    }

    RoomRoster roster() {
        return roster;
    }

    StreamId id() {
        return id;
    }

    /** Begins, or begins again after a failure. */
    synchronized void follow(Resync reason) {
        failed = false;
        source.count(reason);
        if (reason != Resync.OPENED) {
            LOG.info("Room {} is read again at {}: {}", id, head, reason.text());
        }
        read(Reading.FOR_ALL);
    }

    /** Reads the room for newcomers; those who follow it already need not be told. */
    synchronized void refresh() {
        if (!failed) {
            read(Reading.FOR_NEWCOMERS);
        }
    }

    @Override
    public synchronized void message(byte[] message) {
        RosterEvent.parse(message).ifPresentOrElse(this::hear, () -> LOG.warn("Room {} was sent no event", id));
    }

    @Override
    public synchronized void lost() {
        roster.away();
    }

    @Override
    public synchronized void restored() {
        outdated = reading != Reading.NOTHING;
        follow(Resync.RECONNECT);
    }

    /** Whether the room's position should be checked. */
    synchronized boolean doubtful(Duration silence) {
        return reading == Reading.NOTHING && head != null && this.silence.doubtful(silence);
    }

    /** Holds the position that Redis has against the one here. */
    synchronized void check(Optional<Position> there) {
        if (head != null && silence.missed(head, there)) {
            follow(Resync.CHECK);
        }
    }

    /** Redis does not answer: readers are told, and what they are told next is the whole room. */
    synchronized void unreachable() {
        if (reading == Reading.NOTHING) {
            failed = true;
            roster.away();
        }
    }

    /** Whether the last attempt to read the room failed. */
    synchronized boolean failed() {
        return failed;
    }

    /** Ends the readers' streams. */
    void end() {
        roster.end(goodbye::frame);
    }

    @Override
    public boolean used() {
        return roster.used();
    }

    /** What went wrong is tried again. */
    @Override
    public boolean broken() {
        return false;
    }

    /** Stops for good. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
    }

    private void hear(RosterEvent event) {
        silence.broken();
        if (reading != Reading.NOTHING) {
            held.add(event);
            return;
        }
        switch (event) {
            case Change change -> hearChange(change);
            case Speaking speaking -> {
                if (speaking.sequence() > speakingSequence) {
                    speakingSequence = speaking.sequence();
                    roster.tell(speaking);
                }
            }
            default -> roster.tell(event);
        }
    }

    private void hearChange(Change change) {
        if (head == null) {
            return;
        }
        if (head.precedes(change.position())) {
            head = change.position();
            roster.tell(change);
        } else if (!head.epoch().equals(change.position().epoch())) {
            follow(Resync.EPOCH);
        } else if (head.version() < change.position().version()) {
            follow(Resync.GAP);
        }
    }

    private void read(Reading wanted) {
        boolean busy = reading != Reading.NOTHING;
        reading = wanted.compareTo(reading) > 0 ? wanted : reading;
        if (!busy && !closed) {
            Thread.startVirtualThread(this::readNow);
        }
    }

    private void readNow() {
        try {
            subscribe();
            Optional<RosterState> room = source.read(id);
            synchronized (this) {
                room.ifPresentOrElse(this::install, this::gone);
            }
        } catch (RedisUnavailableException | ProblemException e) {
            LOG.warn("Room {} cannot be followed: {}", id, e.getMessage());
            unread();
        } catch (RuntimeException e) {
            LOG.error("Room {} cannot be followed", id, e);
            unread();
        }
    }

    private synchronized void unread() {
        reading = Reading.NOTHING;
        outdated = false;
        held.clear();
        unreachable();
    }

    /** Only the one reading thread comes here. */
    private void subscribe() {
        synchronized (this) {
            if (subscription != null || closed) {
                return;
            }
        }
        Subscription fresh = source.subscribe(id, this);
        synchronized (this) {
            subscription = fresh;
            if (closed) {
                fresh.close();
            }
        }
    }

    /** The stream was deleted: its readers come back to a 404. */
    private void gone() {
        reading = Reading.NOTHING;
        held.clear();
        end();
    }

    private void install(RosterState room) {
        if (outdated) {
            outdated = false;
            Thread.startVirtualThread(this::readNow);
            return;
        }
        Reading wanted = reading;
        reading = Reading.NOTHING;
        if (wanted == Reading.FOR_NEWCOMERS && head != null && room.continues(head)) {
            room.log().forEach(this::hear);
            roster.tell(new Refreshed(room));
        } else {
            head = room.position();
            speakingSequence = room.room().speakingSequence();
            roster.tell(room.snapshot());
        }
        silence.broken();
        List<RosterEvent> meanwhile = List.copyOf(held);
        held.clear();
        meanwhile.forEach(this::hear);
    }
}
