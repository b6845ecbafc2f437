package earshot.presence;

import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.StreamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to join which room, and how.
 *
 * @param room where
 * @param identity the user, and the session that this join makes unless it is a repeat
 * @param displayName 1 to 40 characters
 * @param guest whether the user has no account
 * @param flags what the user has switched off beforehand
 * @param name the request's own: the same name again, while the session has its seat, means the same session
 * @param marks by what else the user is known again: {@code device:<key>}, {@code address:<prefix>}
 */
public record JoinRequest(
        StreamId room,
        Identity identity,
        String displayName,
        boolean guest,
        ParticipantFlags flags,
        @Nullable String name,
        List<String> marks) {

    /** A request without a name: each is a new session. */
    public JoinRequest(StreamId room, Identity identity, String displayName, boolean guest, ParticipantFlags flags) {
        this(room, identity, displayName, guest, flags, null, List.of());
    }

    /** The same, by the session that holds the claim. */
    JoinRequest by(Identity claimant) {
        return new JoinRequest(room, claimant, displayName, guest, flags, name, marks);
    }

    Participant participant(Terms terms) {
        return new Participant(
                identity,
                displayName,
                terms.role(identity.user()),
                guest,
                terms.flags(identity.user(), flags),
                MediaState.NONE,
                earshot.room.Presence.PRESENT,
                0,
                0);
    }
}
