/** The system that is measured and what it is measured against, each a process of its own. */
@NullMarked
package earshot.bench.server;

import org.jspecify.annotations.NullMarked;
