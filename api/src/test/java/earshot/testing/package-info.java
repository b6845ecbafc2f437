/** The real parts that tests run against: one Redis and one Postgres per JVM, and whole API nodes on random ports. */
@NullMarked
package earshot.testing;

import org.jspecify.annotations.NullMarked;
