/** What a Micronaut application with a stream of events looks like when nobody optimizes it: the benchmark's baseline, no part of the product. */
@NullMarked
package earshot.bench.idiomatic;

import org.jspecify.annotations.NullMarked;
