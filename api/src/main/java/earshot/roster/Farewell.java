package earshot.roster;

import earshot.roster.fanout.Lanes;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends this node's event streams before anything else stops: the node takes no new ones, says bye, and waits a moment for the writes. */
@Singleton
public final class Farewell implements ApplicationEventListener<ShutdownEvent>, Ordered {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(10);

    private final RosterFeed rooms;
    private final InboxFeed inboxes;
    private final Lanes lanes;
    private final OpenDoor door;

    Farewell(RosterFeed rooms, InboxFeed inboxes, Lanes lanes, OpenDoor door) {
        this.rooms = rooms;
        this.inboxes = inboxes;
        this.lanes = lanes;
        this.door = door;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Also where nobody has said it before. */
    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        say();
    }

    /** Returns when every stream has ended, or after two seconds. */
    public void say() {
        door.close();
        rooms.end();
        inboxes.end();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (lanes.readers() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
