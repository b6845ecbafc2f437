package earshot.roster;

import earshot.problem.ProblemException;
import earshot.room.Position;
import earshot.roster.RosterEvent.Degraded;
import earshot.roster.fanout.Audience;
import earshot.roster.fanout.Chunk;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.GroupCommit;
import earshot.roster.fanout.Lanes;
import earshot.roster.fanout.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One room as this node tells it to its readers. Whatever is told passes through one queue, the group commit; what has left it is in the
 * {@link ReplayWindow}, and a newcomer is given exactly that. So each reader gets every event once and in order, whenever it came.
 */
final class RoomRoster {
    private final Audience audience;
    private final GroupCommit<RosterEvent> queue;
    private final ReplayWindow told;
    private final RosterTally tally;
    private final Runnable refresh;
    private final List<Newcomer> waiting = new ArrayList<>();
    private CompletableFuture<Void> opened = new CompletableFuture<>();
    private @Nullable Chunk opening;
    private boolean degraded;

    private record Newcomer(Subscriber reader, Optional<Position> known) {}

    /** @param refresh asks for a {@link RosterEvent.Refreshed}; called under the lock, so it only starts something */
    RoomRoster(Lanes lanes, RosterSettings settings, RosterTally tally, Runnable refresh) {
        this.audience = lanes.audience();
        this.queue = lanes.groupCommit(audience, this, this::committed);
        this.told = new ReplayWindow(settings);
        this.tally = tally;
        this.refresh = refresh;
    }

    /** Tells all readers, with the next write. */
    synchronized void tell(RosterEvent event) {
        degraded = event instanceof Degraded || (degraded && !(event instanceof RosterEvent.Snapshot));
        tally.told(event);
        queue.add(event);
    }

    /** Lets a reader in: with what it missed since the position it knows, where that is still held; else with the whole room. */
    synchronized void join(Subscriber reader, Optional<Position> known) {
        if (told.opens()) {
            admit(new Newcomer(reader, known));
        } else {
            waiting.add(new Newcomer(reader, known));
            refresh.run();
        }
    }

    /** Done when readers can be let in; fails when Redis could not be read, or is away now. */
    synchronized CompletableFuture<Void> opened() {
        return degraded ? CompletableFuture.failedFuture(Away.problem()) : opened;
    }

    /** The room cannot be followed at present: readers are told once, and those who wait for {@link #opened} are sent away. */
    synchronized void away() {
        opened.completeExceptionally(Away.problem());
        opened = told.opens() ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        if (!degraded) {
            tell(Away.notice());
        }
    }

    /** There is nothing to follow: those who wait for {@link #opened} are told why. */
    synchronized void gone(ProblemException why) {
        opened.completeExceptionally(why);
    }

    synchronized boolean used() {
        return audience.size() > 0 || !waiting.isEmpty();
    }

    int readers() {
        return audience.size();
    }

    /** Writes a last frame to each reader and closes its stream. */
    synchronized void end(Supplier<Frame> last) {
        audience.end(last);
        waiting.forEach(newcomer -> newcomer.reader().end(last.get()));
        waiting.clear();
        dropOpening();
    }

    private void committed(List<RosterEvent> batch) {
        batch.forEach(told::add);
        dropOpening();
        if (told.opens()) {
            opened.complete(null);
            waiting.forEach(this::admit);
            waiting.clear();
        }
    }

    private void admit(Newcomer newcomer) {
        Optional<List<Frame>> missed = newcomer.known().flatMap(told::replay);
        if (missed.isPresent()) {
            Chunk chunk = Chunk.of(missed.get());
            audience.join(newcomer.reader(), chunk);
            chunk.release();
            tally.replayed();
        } else {
            tally.opened();
            audience.join(newcomer.reader(), opening());
        }
    }

    /** One buffer for all who come at this position: a crowd that comes back at once costs its bytes once. */
    private Chunk opening() {
        if (opening == null) {
            opening = Chunk.of(told.opening());
        }
        return opening;
    }

    private void dropOpening() {
        if (opening != null) {
            opening.release();
            opening = null;
        }
    }
}
