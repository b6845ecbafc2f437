package earshot.bench.reader;

import java.util.Arrays;

/** One reader's place in the stream. */
final class Reader {
    private static final byte[] NONE = new byte[0];

    private final Readers all;
    private final Body body = new Body(this);
    private byte[] begun = NONE;
    private int read;

    Reader(Readers all) {
        this.all = all;
    }

    void take(byte[] bytes, int from, int to) {
        body.take(bytes, from, to);
    }

    void answered() {
        all.answered();
    }

    /** Counts from here: what came before was the opening. */
    void restart() {
        if (begun.length > 0) {
            throw new WrongBytesException("an event is half here before the first was sent");
        }
        read = 0;
    }

    /** Whole events that others have read too are compared where they lie. */
    void body(byte[] bytes, int from, int to) {
        int at = from;
        if (begun.length == 0) {
            for (int length = all.match(read, bytes, at, to); length > 0; length = all.match(read, bytes, at, to)) {
                all.delivered(read++);
                at += length;
            }
        }
        if (at < to) {
            keep(bytes, at, to);
            takeWholeEvents();
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        int had = begun.length;
        begun = Arrays.copyOf(begun, had + to - from);
        System.arraycopy(bytes, from, begun, had, to - from);
    }

    private void takeWholeEvents() {
        int start = 0;
        for (int i = 1; i < begun.length; i++) {
            if (begun[i] == '\n' && begun[i - 1] == '\n') {
                take(Arrays.copyOfRange(begun, start, i + 1));
                start = i + 1;
            }
        }
        begun = start == begun.length ? NONE : Arrays.copyOfRange(begun, start, begun.length);
    }

    private void take(byte[] event) {
        if (!isOwn(event)) {
            all.read(read, event);
            all.delivered(read++);
        }
    }

    /** Pings, comments and times to reconnect are each reader's own. */
    private static boolean isOwn(byte[] event) {
        String start = new String(event, 0, Math.min(event.length, 12));
        return start.startsWith(":") || start.startsWith("retry:") || start.startsWith("event: ping");
    }
}
