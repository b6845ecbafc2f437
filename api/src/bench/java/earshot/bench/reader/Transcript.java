package earshot.bench.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What all readers must have read, event by event: whoever is first writes it, everybody else is held against it. Used by one thread.
 */
final class Transcript {
    private static final int SHOWN = 120;

    private final List<byte[]> events = new ArrayList<>();

    /** Length of event {@code at} if exactly it lies at {@code from}, else 0. */
    int match(int at, byte[] bytes, int from, int to) {
        if (at >= events.size()) {
            return 0;
        }
        byte[] event = events.get(at);
        int end = from + event.length;
        return end <= to && Arrays.equals(event, 0, event.length, bytes, from, end) ? event.length : 0;
    }

    /** Notes that somebody read {@code event} as number {@code at}; throws when another has read something else there. */
    void read(int at, byte[] event) {
        if (at == events.size()) {
            events.add(event);
        } else if (!Arrays.equals(events.get(at), event)) {
            throw new WrongBytesException("event %d is %s for one reader, %s for another"
                    .formatted(at, differing(event, events.get(at)), differing(events.get(at), event)));
        }
    }

    /** How it begins, and what stands where it is another. */
    private static String differing(byte[] event, byte[] other) {
        int at = Math.max(0, Arrays.mismatch(event, other));
        return "%s ... %s".formatted(text(event, 0), text(event, Math.max(0, at - SHOWN / 2)));
    }

    private static String text(byte[] event, int from) {
        return new String(event, from, Math.min(SHOWN, event.length - from));
    }

    List<byte[]> events() {
        return List.copyOf(events);
    }
}
