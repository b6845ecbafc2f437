package earshot.room;

/**
 * One user's presence in a room.
 *
 * @param identity whose, and by which session
 * @param displayName 1 to 40 characters
 * @param role the role in this room
 * @param guest whether the user has no account
 * @param flags what is switched off
 * @param media what the SFU says
 * @param presence whether heartbeats arrive
 * @param joinedAt ms since the Unix epoch, Redis time
 * @param version the room's version at this participant's last change
 */
public record Participant(
        Identity identity,
        String displayName,
        Role role,
        boolean guest,
        ParticipantFlags flags,
        MediaState media,
        Presence presence,
        long joinedAt,
        long version) {}
