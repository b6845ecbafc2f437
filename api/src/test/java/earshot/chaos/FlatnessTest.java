package earshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the soak calls growth. */
class FlatnessTest {
    private static final long MIB = 1 << 20;

    @Test
    void whatSettlesInTheFirstThirdIsFlat() {
        assertThat(Flatness.HEAP.holds(halfAnHour(minute -> MIB * Math.min(100, 50 + 5 * minute))))
                .isTrue();
    }

    @Test
    void oneHighSampleIsNoGrowth() {
        assertThat(Flatness.HEAP.holds(halfAnHour(minute -> minute == 29 ? 200 * MIB : 100 * MIB)))
                .isTrue();
    }

    @Test
    void aThirdOfAMegabyteAMinuteIsGrowth() {
        assertThat(Flatness.HEAP.holds(halfAnHour(minute -> 100 * MIB + minute * MIB / 3)))
                .isFalse();
    }

    @Test
    void fiveDescriptorsAMinuteAreGrowth() {
        assertThat(Flatness.DESCRIPTORS.holds(halfAnHour(minute -> 4000 + 5 * minute)))
                .isFalse();
    }

    /** A sample of each minute, with the same figure for everything. */
    private static List<Vitals> halfAnHour(LongUnaryOperator figure) {
        return LongStream.rangeClosed(0, 30)
                .map(figure)
                .mapToObj(value -> {
                    var process = new ProcessFigures(value, (int) value, (int) value, Duration.ZERO);
                    return new Vitals(List.of(value), List.of(process), process, value, value, (int) value);
                })
                .toList();
    }
}
