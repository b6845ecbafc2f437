package earshot.roster.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Frames as one HTTP/1.1 chunk (RFC 9112, section 7.1), in a buffer outside the heap that all readers share. Whoever makes one releases it. */
public final class Chunk {
    private static final byte[] CRLF = ascii("\r\n");
    private static final byte[] LAST = ascii("0\r\n\r\n");

    private final ByteBuf buffer;

    private Chunk(ByteBuf buffer) {
        this.buffer = buffer;
    }

    /** A chunk of at least one frame. */
    public static Chunk of(List<Frame> frames) {
        return new Chunk(encode(frames));
    }

    /** A chunk of one frame, and with it the end of the body. */
    static Chunk last(Frame frame) {
        return new Chunk(encode(List.of(frame)).writeBytes(LAST));
    }

    /** A chunk that lives as long as the process; releasing it does nothing. */
    static Chunk forever(Frame frame) {
        ByteBuf pooled = encode(List.of(frame));
        ByteBuf kept = Unpooled.directBuffer(pooled.readableBytes()).writeBytes(pooled);
        pooled.release();
        return new Chunk(Unpooled.unreleasableBuffer(kept.asReadOnly()));
    }

    /** Another hold on the same bytes, to be released by itself. */
    Chunk retained() {
        buffer.retain();
        return this;
    }

    int length() {
        return buffer.readableBytes();
    }

    /** Sends the bytes as far as {@code wire} takes them now, and says how many it took. */
    int send(Wire wire) throws IOException {
        return wire.send(buffer);
    }

    /** The bytes for one writer, who releases them. */
    ByteBuf share() {
        return buffer.retainedDuplicate();
    }

    /** Gives the bytes back, once those who write them have done so. */
    public void release() {
        buffer.release();
    }

    private static ByteBuf encode(List<Frame> frames) {
        int length = frames.stream().mapToInt(Frame::length).sum();
        byte[] head = ascii(Integer.toHexString(length) + "\r\n");
        ByteBuf chunk = PooledByteBufAllocator.DEFAULT.directBuffer(head.length + length + CRLF.length + LAST.length);
        chunk.writeBytes(head);
        frames.forEach(frame -> chunk.writeBytes(frame.bytes()));
        return chunk.writeBytes(CRLF);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
