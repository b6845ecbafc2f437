package earshot.chaos;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * When a figure counts as flat: the median of its last third is no more than the tolerance above the median of the third before. The
 * first third is left out, in which code is compiled, pools fill and caches find their size; what falls is no leak.
 *
 * @param allowed how much more the last third may be, in the figure's unit
 */
enum Flatness {
    /** Ten minutes have 120,000 heartbeats, 3,600 joins and leaves: 30 bytes kept of each of the former show, or 1 kB of the latter. */
    HEAP("bytes of live heap", Vitals::heap, 3L << 20),
    /** 3,000 streams stay the same; connections for requests come and go. */
    DESCRIPTORS("open descriptors", Vitals::descriptors, 40),
    THREADS("threads", Vitals::threads, 10);

    private final String what;
    private final ToLongFunction<Vitals> figure;
    private final long allowed;

    Flatness(String what, ToLongFunction<Vitals> figure, long allowed) {
        this.what = what;
        this.figure = figure;
        this.allowed = allowed;
    }

    /** Of samples at equal distances, at least three. */
    boolean holds(List<Vitals> samples) {
        return growth(samples) <= allowed;
    }

    /** Says what was seen and what is allowed. */
    String verdict(List<Vitals> samples) {
        return "%s: %+d from the second third to the last, %d allowed".formatted(what, growth(samples), allowed);
    }

    private long growth(List<Vitals> samples) {
        int third = samples.size() / 3;
        int last = samples.size() - third;
        return median(samples.subList(last, samples.size())) - median(samples.subList(last - third, last));
    }

    private long median(List<Vitals> samples) {
        return samples.stream()
                .mapToLong(figure)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
