/**
 * The signal gate: the way to the SFU's signalling, on this server's own port. The SFU believes a token until it ends, whatever has happened
 * since to the seat that it was issued for; so nobody comes to the SFU but through here, where each token is held against the seat and the
 * permission of this moment, and a connection lasts no longer than its seat.
 *
 * <p>{@link earshot.gate.Entrance} sees each request before the framework does and takes a connection that knocks at a door;
 * {@link earshot.gate.Visits} judges it, dials the SFU and ties the two connections together, whose bytes then pass unread;
 * {@link earshot.gate.OpenSockets} ends it with its seat. The same judgement answers a proxy's forward auth.
 */
@NullMarked
package earshot.gate;

import org.jspecify.annotations.NullMarked;
