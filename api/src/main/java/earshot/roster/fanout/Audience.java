package earshot.roster.fanout;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The readers of the same events on this node. Its owner calls it under one lock: then a reader that joins gets exactly the opening and
 * all that is written later, because event loops run what they are given in order.
 */
public final class Audience {
    private final Lanes lanes;
    private final Map<EventLoop, Crowd> crowds = new HashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    Audience(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Lets a reader in, who gets {@code opening} first; the caller keeps its own hold on it. */
    public void join(Subscriber reader, Chunk opening) {
        size.incrementAndGet();
        lanes.joined();
        Crowd crowd = crowds.computeIfAbsent(reader.loop(), loop -> new Crowd(lanes.of(loop), this::left));
        Chunk held = opening.retained();
        reader.loop().execute(() -> {
            crowd.admit(reader, held);
            held.release();
        });
    }

    /**
     * Writes the frames to every reader.
     *
     * @param written called once when all of them have been written to, on any thread, perhaps before the return
     */
    public void write(List<Frame> frames, Runnable written) {
        if (frames.isEmpty() || crowds.isEmpty()) {
            written.run();
            return;
        }
        Chunk chunk = Chunk.of(frames);
        var remaining = new AtomicInteger(crowds.size());
        for (Crowd crowd : crowds.values()) {
            crowd.lane().loop().execute(() -> {
                try {
                    crowd.write(chunk);
                } finally {
                    if (remaining.decrementAndGet() == 0) {
                        chunk.release();
                        written.run();
                    }
                }
            });
        }
    }

    /** Writes a last frame, each its own, to every reader and closes their streams. */
    public void end(Supplier<Frame> last) {
        for (Crowd crowd : crowds.values()) {
            crowd.lane().loop().execute(() -> crowd.end(last));
        }
    }

    /** How many readers there are; from any thread. */
    public int size() {
        return size.get();
    }

    private void left() {
        lanes.left();
        size.decrementAndGet();
    }
}
