package earshot.roster;

import earshot.presence.Rooms;
import earshot.problem.ProblemException;
import earshot.redis.ChannelListener;
import earshot.redis.RedisUnavailableException;
import earshot.room.Position;
import earshot.room.StreamId;
import earshot.roster.RoomReading.Reach;
import earshot.roster.RosterEvent.Change;
import earshot.roster.RosterEvent.Refreshed;
import earshot.roster.fanout.Lanes;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link RoomRoster} in step with Redis: subscribes the room's channel, then reads the room, then passes the events on. An event
 * that does not follow the last one ({@link RoomProgress}), a connection that was lost or a position that differs make it read again, and
 * all readers are told the whole room. While it reads ({@link RoomReading}), events wait; those that the room as read already holds are
 * dropped.
 */
final class RoomFollower implements ChannelListener, Lingering.Thing {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFollower.class);

    private final StreamId id;
    private final RosterSource source;
    private final RosterTally tally;
    private final RoomRoster roster;
    private final RoomDoor door;
    private final RoomChannel channel;
    private final RoomProgress progress = new RoomProgress();
    private final RoomReading reading = new RoomReading(this::startReading);
    private final Silence silence = new Silence();
    private boolean failed;
    private boolean troubled;
    private boolean closed;

    RoomFollower(StreamId id, RosterSource source, Lanes lanes, Goodbye goodbye, RosterSettings settings) {
        this.id = id;
        this.source = source;
        this.channel = new RoomChannel(() -> source.subscribe(id, this));
        this.tally = source.tally();
        this.roster = new RoomRoster(lanes, settings, tally, () -> Thread.startVirtualThread(this::refresh));
        this.door = new RoomDoor(roster, goodbye);
    }

    RoomRoster roster() {
        return roster;
    }

    RoomDoor door() {
        return door;
    }

    StreamId id() {
        return id;
    }

    /** Begins, or begins again after a failure. */
    synchronized void follow(Resync reason) {
        failed = false;
        tally.resync(reason);
        if (reason != Resync.OPENED && reason != Resync.RETRY) {
            LOG.info("Room {} is read again at {}: {}", id, progress.head().orElse(null), reason.text());
        }
        reading.ask(Reach.ALL);
    }

    /** Reads the room for newcomers; those who follow it already need not be told. */
    synchronized void refresh() {
        if (!failed) {
            reading.ask(Reach.NEWCOMERS);
        }
    }

    @Override
    public synchronized void message(byte[] message) {
        RosterEvent.parse(message).ifPresentOrElse(this::hear, this::hearNoise);
    }

    private void hearNoise() {
        tally.droppedNoise();
        LOG.warn("Room {} was sent no event", id);
    }

    @Override
    public synchronized void lost() {
        roster.away();
    }

    @Override
    public synchronized void restored() {
        reading.distrust();
        follow(Resync.RECONNECT);
    }

    /** Whether the room's position should be checked. */
    synchronized boolean doubtful(Duration silence) {
        return !reading.underWay() && progress.head().isPresent() && this.silence.doubtful(silence);
    }

    /** Holds the position that Redis has against the one here. */
    synchronized void check(Optional<Position> there) {
        if (progress.head().filter(here -> silence.missed(here, there)).isPresent()) {
            follow(Resync.CHECK);
        }
    }

    /** Redis does not answer: readers are told, and what they are told next is the whole room. */
    synchronized void unreachable() {
        if (!reading.underWay()) {
            failed = true;
            roster.away();
        }
    }

    /** Whether the last attempt to read the room failed. */
    synchronized boolean failed() {
        return failed;
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
        channel.close();
    }

    private void hear(RosterEvent event) {
        silence.broken();
        if (reading.underWay()) {
            reading.hold(event);
            return;
        }
        judge(event);
        if (event instanceof Change change && change.ofSettings()) {
            refresh();
        }
    }

    private void judge(RosterEvent event) {
        switch (progress.take(event)) {
            case NEXT -> roster.tell(event);
            case GAP -> miss(event, Resync.GAP);
            case EPOCH -> miss(event, Resync.EPOCH);
            case OLD -> tally.dropped(event);
        }
    }

    private void miss(RosterEvent event, Resync reason) {
        tally.dropped(event);
        follow(reason);
    }

    private void startReading() {
        if (!closed) {
            Thread.startVirtualThread(this::read);
        }
    }

    private void read() {
        try {
            channel.open();
            Optional<RoomRead> room = source.read(id);
            synchronized (this) {
                room.ifPresentOrElse(this::install, this::gone);
            }
        } catch (RuntimeException e) {
            unread(e);
        }
    }

    /** It is tried again every moment, and told of once. */
    private synchronized void unread(RuntimeException e) {
        if (!troubled) {
            switch (e) {
                case RedisUnavailableException away ->
                    LOG.warn("Room {} cannot be followed: {}", id, away.getMessage());
                case ProblemException problem -> LOG.warn("Room {} cannot be followed: {}", id, problem.detail());
                default -> LOG.error("Room {} cannot be followed", id, e);
            }
        }
        troubled = true;
        reading.abandon();
        unreachable();
    }

    /** The stream was deleted: its readers come back to a 404, and so do those who wait for it. */
    private void gone() {
        reading.abandon();
        roster.gone(Rooms.unknown(id));
        door.end();
    }

    private void install(RoomRead read) {
        if (!reading.counts()) {
            return;
        }
        if (troubled) {
            LOG.info("Room {} is followed again", id);
            troubled = false;
        }
        door.heed(read.settings());
        RosterState room = read.state();
        if (reading.finish() == Reach.NEWCOMERS && progress.continuesIn(room)) {
            room.log().forEach(this::judge);
            roster.tell(new Refreshed(room));
        } else {
            progress.restart(room);
            roster.tell(room.snapshot());
        }
        silence.broken();
        reading.release().forEach(this::hear);
    }
}
