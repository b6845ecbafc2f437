/**
 * The load driver behind {@code ./earshot bench}. Each case measures the real system and its baselines in turns within the same run, so
 * that the machine's mood is the same for all, and prints their ratios. Everything is on loopback, bounded, and started and ended here.
 */
@NullMarked
package earshot.bench;

import org.jspecify.annotations.NullMarked;
