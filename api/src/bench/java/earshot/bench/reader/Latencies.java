package earshot.bench.reader;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long after its due time each event reached each reader. */
public final class Latencies {
    private final AtomicLongArray due;
    private final int[] micros;
    private int size;
    private long now;

    /**
     * @param events how many events there will be
     * @param readers for how many readers
     */
    public Latencies(int events, int readers) {
        this.due = new AtomicLongArray(events);
        this.micros = new int[events * readers];
    }

    static Latencies none() {
        return new Latencies(0, 0);
    }

    /** Event {@code event} is due at that {@link System#nanoTime}, whether or not the server can keep up. */
    public void due(int event, long nanos) {
        due.set(event, nanos);
    }

    /** µs of every delivery so far. */
    public int[] micros() {
        return Arrays.copyOf(micros, size);
    }

    void now() {
        now = System.nanoTime();
    }

    void delivered(int event) {
        if (event < due.length()) {
            micros[size++] = (int) Math.min(Integer.MAX_VALUE, (now - due.get(event)) / 1_000);
        }
    }
}
