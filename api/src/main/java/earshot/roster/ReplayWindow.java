package earshot.roster;

import earshot.room.Position;
import earshot.roster.RosterEvent.Change;
import earshot.roster.RosterEvent.Degraded;
import earshot.roster.RosterEvent.Speaking;
import earshot.roster.fanout.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a room's readers have been told, kept as far as newcomers need it: the last whole room, the changes around and after it, who speaks. */
final class ReplayWindow {
    /** Before every sequence. */
    private static final long UNKNOWN = -1;

    private final int longest;
    private final int tail;
    private final Deque<Change> changes = new ArrayDeque<>();
    private @Nullable RosterState base;
    private @Nullable Frame baseFrame;
    private @Nullable Speaking speaking;
    private @Nullable Degraded degraded;

    ReplayWindow(RosterSettings settings) {
        this.longest = settings.replay();
        this.tail = Math.min(settings.tail(), longest);
    }

    /** Takes in what all readers have been told. */
    void add(RosterEvent event) {
        switch (event) {
            case Change change -> append(change);
            case Speaking newest -> speaking = newest;
            case Degraded notice -> degraded = notice;
            case RosterEvent.Refreshed(RosterState room) -> rebase(room, null);
            case RosterEvent.Snapshot(RosterState room, Frame frame) -> {
                restart(room);
                rebase(room, frame);
            }
            case RosterEvent.Passing passing -> {}
        }
    }

    /** Whether a newcomer can be brought here without reading the room again. */
    boolean opens() {
        return base != null && after(base.position()) <= tail;
    }

    /** For a newcomer: the whole room and what came after it. */
    List<Frame> opening() {
        if (base == null) {
            throw new IllegalStateException("nothing has been read yet");
        }
        if (baseFrame == null) {
            baseFrame = base.snapshot().frame();
        }
        List<Frame> frames = new ArrayList<>();
        frames.add(baseFrame);
        addSince(base.position(), base.room().speakingSequence(), frames);
        return frames;
    }

    /** For one who comes back: what came after {@code known}; nothing where that is not held any more or never was. */
    Optional<List<Frame>> replay(Position known) {
        Position now = position();
        if (now == null || !now.epoch().equals(known.epoch())) {
            return Optional.empty();
        }
        long missed = now.version() - known.version();
        if (missed < 0 || missed > changes.size()) {
            return Optional.empty();
        }
        List<Frame> frames = new ArrayList<>();
        addSince(known, UNKNOWN, frames);
        return Optional.of(frames);
    }

    private void addSince(Position known, long speakingSequence, List<Frame> frames) {
        changes.stream().skip(changes.size() - after(known)).map(Change::frame).forEach(frames::add);
        if (speaking != null && speaking.sequence() > speakingSequence) {
            frames.add(speaking.frame());
        }
        if (degraded != null) {
            frames.add(degraded.frame());
        }
    }

    private void append(Change change) {
        changes.addLast(change);
        if (changes.size() > longest) {
            changes.removeFirst();
        }
    }

    private void restart(RosterState room) {
        changes.clear();
        changes.addAll(room.log());
        speaking = room.speaking();
        degraded = null;
    }

    private void rebase(RosterState room, @Nullable Frame frame) {
        base = room;
        baseFrame = frame;
    }

    private @Nullable Position position() {
        if (base == null) {
            return null;
        }
        return changes.isEmpty() ? base.position() : changes.getLast().position();
    }

    private long after(Position known) {
        Position now = position();
        return now == null ? 0 : now.version() - known.version();
    }
}
