/** Faults put into a running Earshot, of several processes, and what must hold meanwhile and afterwards. */
@org.jspecify.annotations.NullMarked
package earshot.chaos;
