package earshot.roster;

import earshot.presence.ParticipantBody;
import earshot.room.Position;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everybody in a room at one position, to be looked through.
 *
 * @param entries in the order of their joining
 */
record RoomListing(Position position, List<Entry> entries) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** @param name as it is compared with what is searched for */
    record Entry(ParticipantBody participant, String name) {
        Entry(ParticipantBody participant) {
            this(participant, folded(participant.displayName()));
        }
    }

    static RoomListing of(Position position, Stream<ParticipantBody> participants) {
        return new RoomListing(position, participants.map(Entry::new).toList());
    }

    /** At most {@code limit} of those whose name holds {@code q}, case and accents aside, from after the cursor on. */
    ParticipantsPage page(Optional<ParticipantsCursor> after, String q, int limit) {
        List<ParticipantBody> found = found(folded(q));
        List<ParticipantBody> rest = after.map(cursor -> after(cursor, found)).orElse(found);
        boolean more = rest.size() > limit;
        List<ParticipantBody> part = more ? rest.subList(0, limit) : rest;
        String next = more ? ParticipantsCursor.of(part.getLast()).toString() : null;
        return new ParticipantsPage(part, next, found.size(), position.toString());
    }

    private List<ParticipantBody> found(String q) {
        return entries.stream()
                .filter(entry -> entry.name().contains(q))
                .map(Entry::participant)
                .toList();
    }

    private static List<ParticipantBody> after(ParticipantsCursor cursor, List<ParticipantBody> all) {
        return all.stream()
                .dropWhile(participant -> ParticipantsCursor.of(participant).compareTo(cursor) <= 0)
                .toList();
    }

    private static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD))
                .replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }
}
