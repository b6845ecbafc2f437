package earshot.sfu;

import earshot.room.Identity;
import earshot.room.Permission;
import earshot.room.StreamId;

/**
 * What a token of the SFU proves, one that this server signed or that the SFU renewed.
 *
 * @param stream the one room that it opens
 * @param identity for whom
 * @param permission what the SFU would let its bearer do there
 * @param beyond whether it grants anything else, which no session's token does: data, an admin's rights, to be hidden
 */
public record SfuPass(StreamId stream, Identity identity, Permission permission, boolean beyond) {
    /** Whether it grants nothing that {@code allowed} lacks. */
    public boolean within(Permission allowed) {
        return !beyond && permission.within(allowed);
    }
}
