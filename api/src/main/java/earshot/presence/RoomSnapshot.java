package earshot.presence;

import earshot.redis.Reply;
import earshot.room.Position;
import earshot.room.RosterDigest;
import earshot.room.UserId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole room at one position. JSON texts are spliced into events and replies as they are.
 *
 * @param position where the room's history stands
 * @param digest of all participants, 16 hex digits
 * @param room its settings and counts, JSON
 * @param counts its counts, JSON
 * @param speakingSequence counts the changes of {@code speaking}
 * @param speaking ids of the users who speak now
 * @param participants everybody, JSON each, by time of joining and then user id
 * @param hands ids of the users whose hand is raised, first come first
 */
public record RoomSnapshot(
        Position position,
        String digest,
        String room,
        String counts,
        long speakingSequence,
        List<String> speaking,
        List<String> participants,
        List<String> hands) {

    /** Most participants that a snapshot sent to a client names. */
    public static final int LARGEST = 250;

    private static final Comparator<String> JOIN_ORDER =
            Comparator.comparingLong(RoomSnapshot::joinedAt).thenComparing(RoomSnapshot::userId);
    private static final String USER_ID = "{\"userId\":\"";
    private static final String JOINED_AT = "\"joinedAt\":";
    private static final String VERSION = "\"version\":";
    private static final int UUID_LENGTH = 36;

    /** From what {@code snapshot()} in {@code room.lua} returns. */
    public static RoomSnapshot of(Reply reply) {
        return new RoomSnapshot(
                new Position(reply.text(0), reply.number(1)),
                reply.text(2),
                reply.text(3),
                reply.text(4),
                reply.number(5),
                reply.list(6).texts(),
                reply.list(7).texts().stream().sorted(JOIN_ORDER).toList(),
                reply.list(8).texts());
    }

    /** Whether the digest is that of the participants. */
    public boolean agrees() {
        var found = RosterDigest.EMPTY;
        for (String participant : participants) {
            found = found.toggle(new UserId(userId(participant)), version(participant));
        }
        return found.toString().equals(digest);
    }

    /** Whether {@link #shown} is everybody. */
    public boolean complete() {
        return participants.size() <= LARGEST;
    }

    /** Who is named to a client: everybody, or in a large room its leaders, its speakers, raised hands and those who came last. */
    public List<String> shown() {
        if (complete()) {
            return participants;
        }
        var first = new HashSet<>(speaking);
        first.addAll(hands);
        return participants.reversed().stream()
                .sorted(Comparator.comparing((String participant) -> !leads(participant, first)))
                .limit(LARGEST)
                .sorted(JOIN_ORDER)
                .toList();
    }

    private static boolean leads(String participant, Set<String> first) {
        return !participant.contains("\"role\":\"listener\"") || first.contains(userId(participant));
    }

    private static String userId(String participant) {
        return participant.substring(USER_ID.length(), USER_ID.length() + UUID_LENGTH);
    }

    private static long joinedAt(String participant) {
        return number(participant, JOINED_AT);
    }

    private static long version(String participant) {
        return number(participant, VERSION);
    }

    /** Both numbers stand at the end. They are found without a pattern, as sorting a large room asks for them a hundred thousand times. */
    private static long number(String participant, String key) {
        int at = participant.lastIndexOf(key);
        if (at < 0) {
            throw new IllegalStateException("not a participant");
        }
        int start = at + key.length();
        int end = start;
        while (end < participant.length() && Character.isDigit(participant.charAt(end))) {
            end++;
        }
        return Long.parseLong(participant, start, end, 10);
    }
}
