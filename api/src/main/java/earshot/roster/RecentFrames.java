package earshot.roster;

import earshot.roster.fanout.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What an inbox told lately, for a reader that is about to start. Its owner calls it under one lock. */
final class RecentFrames {
    private static final int MOST = 100;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private long told;

    /** How many were told ever; what is read about the user after this call needs only later ones. */
    long told() {
        return told;
    }

    void add(Frame frame) {
        told++;
        frames.addLast(frame);
        if (frames.size() > MOST) {
            frames.removeFirst();
        }
    }

    /** From now on nobody is known to have heard all: whoever counted before this has missed some. */
    void breakOff() {
        frames.clear();
        told++;
    }

    /** Whether everything told after {@code count} is still here. */
    boolean reachBackTo(long count) {
        return told - count <= frames.size();
    }

    /** What was told after {@code count}, which {@link #reachBackTo} must allow. */
    List<Frame> since(long count) {
        return frames.stream().skip(frames.size() - (told - count)).toList();
    }
}
