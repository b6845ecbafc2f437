package earshot.bench.reader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes the head and the chunk sizes (RFC 9112, section 7.1) off a response and gives the rest to its reader, in the pieces in which it came. */
final class Body {
    private enum Part {
        HEAD,
        SIZE,
        DATA,
        AFTER
    }

    private final Reader reader;
    private Part part = Part.HEAD;
    private byte[] head = new byte[0];
    private boolean chunked;
    private int left;

    Body(Reader reader) {
        this.reader = reader;
    }

    void take(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = switch (part) {
                case HEAD -> head(bytes, at, to);
                case SIZE -> size(bytes, at);
                case DATA -> data(bytes, at, to);
                case AFTER -> after(at);
            };
        }
    }

    private int head(byte[] bytes, int from, int to) {
        int had = head.length;
        head = Arrays.copyOf(head, had + to - from);
        System.arraycopy(bytes, from, head, had, to - from);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return to;
        }
        if (text.startsWith("HTTP/1.1 503")) {
            throw new ComeBackException();
        }
        if (!text.startsWith("HTTP/1.1 200")) {
            throw new WrongBytesException("answered with " + text);
        }
        chunked = text.substring(0, end).toLowerCase().contains("transfer-encoding: chunked");
        part = chunked ? Part.SIZE : Part.DATA;
        left = chunked ? 0 : Integer.MAX_VALUE;
        head = new byte[0];
        reader.answered();
        return from + end + 4 - had;
    }

    private int size(byte[] bytes, int at) {
        byte digit = bytes[at];
        if (digit == '\n') {
            if (left == 0) {
                throw new WrongBytesException("the stream has ended");
            }
            part = Part.DATA;
        } else if (digit != '\r') {
            left = left * 16 + Character.digit(digit, 16);
        }
        return at + 1;
    }

    private int data(byte[] bytes, int from, int to) {
        int length = Math.min(left, to - from);
        reader.body(bytes, from, from + length);
        left -= chunked ? length : 0;
        if (left == 0) {
            part = Part.AFTER;
            left = 2;
        }
        return from + length;
    }

    private int after(int at) {
        if (--left == 0) {
            part = Part.SIZE;
        }
        return at + 1;
    }
}
