/**
 * Carries server-sent events to many readers at the cost of little more than one {@code send()} each. An event is framed once for all of
 * them; a batch of events is one shared buffer, handed over once per event loop and written once per reader, around the framework, whose
 * own streaming costs twice to three times as much. This is the only package that takes hold of Netty channels. It knows nothing of rooms.
 */
@NullMarked
package earshot.roster.fanout;

import org.jspecify.annotations.NullMarked;
