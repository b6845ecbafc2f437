/**
 * The SFU as the house sees it: rooms, participants, tokens and whether it answers. The only package that imports the LiveKit
 * SDK; everything else speaks of streams, identities and permissions. Calls block (they run on virtual threads), are bounded in
 * time and number, and end in the problem {@code sfu-unavailable} where the SFU is away.
 */
@NullMarked
package earshot.sfu;

import org.jspecify.annotations.NullMarked;
