/** Earshot: voice beside a live stream. Each package below is one room of the house; docs/architecture.md draws the plan. */
@NullMarked
package earshot;

import org.jspecify.annotations.NullMarked;
