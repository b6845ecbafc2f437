package earshot.room;

/**
 * What is switched off for a participant, by itself or by the room. The flags are independent: lifting one leaves the rest.
 *
 * @param selfMuted closed the own microphone
 * @param selfDeafened hears nobody, by choice
 * @param serverMuted muted by a host or moderator until lifted
 * @param serverDeafened deafened by a host or moderator until lifted
 * @param suppressed on a stage without a place to speak
 */
public record ParticipantFlags(
        boolean selfMuted, boolean selfDeafened, boolean serverMuted, boolean serverDeafened, boolean suppressed) {

    /** Nothing switched off. */
    public static final ParticipantFlags NONE = new ParticipantFlags(false, false, false, false, false);

    /** These flags with what the participant itself may switch. */
    public ParticipantFlags withSelf(boolean muted, boolean deafened) {
        return new ParticipantFlags(muted, deafened, serverMuted, serverDeafened, suppressed);
    }
}
