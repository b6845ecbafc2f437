package earshot.bench;

import java.util.Arrays;
import java.util.Collection;

/** What many measurements say together. */
public final class Figures {
    private Figures() {}

    /** The middle one; of an even number, the mean of both. */
    public static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The value that the given share of {@code values} does not exceed. */
    public static int percentile(int[] values, double share) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.ceil(share * sorted.length) - 1)];
    }
}
