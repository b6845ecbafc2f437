package earshot.roster.fanout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One server-sent event in the bytes that every reader gets, or one line of instructions to the reader. */
public final class Frame {
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] END = ascii("\n\n");

    private final byte[] bytes;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A message. What would end its line is left out, so nothing can forge another event.
     *
     * @param id what the reader repeats as {@code Last-Event-ID}, or null to leave the last one in force
     * @param data JSON in UTF-8
     */
    public static Frame message(@Nullable String id, byte[] data) {
        var frame = new ByteArrayOutputStream(data.length + 64);
        if (id != null) {
            frame.writeBytes(ascii("id: "));
            writeLine(frame, id.getBytes(StandardCharsets.UTF_8));
            frame.write('\n');
        }
        frame.writeBytes(DATA);
        writeLine(frame, data);
        frame.writeBytes(END);
        return new Frame(frame.toByteArray());
    }

    /** An event without content that carries a name and no id. */
    static Frame named(String name) {
        return new Frame(ascii("event: " + name + "\ndata: {}\n\n"));
    }

    /** Tells the reader after how many ms to reconnect. */
    static Frame retry(long ms) {
        return new Frame(ascii("retry: " + ms + "\n\n"));
    }

    byte[] bytes() {
        return bytes;
    }

    /** Bytes on the wire, without the chunk's own. */
    public int length() {
        return bytes.length;
    }

    private static void writeLine(ByteArrayOutputStream frame, byte[] text) {
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n' || text[i] == '\r' || text[i] == 0) {
                frame.write(text, start, i - start);
                start = i + 1;
            }
        }
        frame.write(text, start, text.length - start);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
