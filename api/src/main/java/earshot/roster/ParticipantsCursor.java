package earshot.roster;

import earshot.presence.ParticipantBody;
import java.util.Comparator;

/**
 * A place in the order of participants, {@code <joinedAt>.<userId>} in text. Those who leave or come meanwhile move nobody else.
 *
 * @param joinedAt ms since the Unix epoch
 * @param userId decides between those who joined in the same ms
 */
record ParticipantsCursor(long joinedAt, String userId) implements Comparable<ParticipantsCursor> {
    /** The shape in text. */
    static final String PATTERN = "^[0-9]{1,15}\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private static final Comparator<ParticipantsCursor> ORDER =
            Comparator.comparingLong(ParticipantsCursor::joinedAt).thenComparing(ParticipantsCursor::userId);

    /** @param text matches {@link #PATTERN} */
    static ParticipantsCursor parse(String text) {
        int dot = text.indexOf('.');
        return new ParticipantsCursor(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
    }

    static ParticipantsCursor of(ParticipantBody participant) {
        return new ParticipantsCursor(participant.joinedAt(), participant.userId());
    }

    @Override
    public int compareTo(ParticipantsCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return joinedAt + "." + userId;
    }
}
