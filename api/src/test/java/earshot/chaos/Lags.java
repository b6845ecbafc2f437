package earshot.chaos;

import java.time.Duration;
import java.util.List;

/** How long after the change at Redis its event was read, ms, by how often. */
final class Lags {
    /** Longer ones count as this. */
    private static final int MOST_MS = 10_000;

    private final int[] counts = new int[MOST_MS + 1];

    /** Counts an event of a change at {@code changedAt}, ms since the Unix epoch. Redis and this process share a clock. */
    synchronized void add(long changedAt) {
        counts[(int) Math.clamp(System.currentTimeMillis() - changedAt, 0, MOST_MS)]++;
    }

    private synchronized int[] counts() {
        return counts.clone();
    }

    /** The lag that this share of all events did not exceed. */
    static Duration percentile(List<Lags> all, double share) {
        var sums = new long[MOST_MS + 1];
        long events = 0;
        for (Lags lags : all) {
            int[] counts = lags.counts();
            for (int ms = 0; ms <= MOST_MS; ms++) {
                sums[ms] += counts[ms];
                events += counts[ms];
            }
        }
        long within = 0;
        for (int ms = 0; ms <= MOST_MS; ms++) {
            within += sums[ms];
            if (within >= share * events) {
                return Duration.ofMillis(ms);
            }
        }
        return Duration.ofMillis(MOST_MS);
    }
}
