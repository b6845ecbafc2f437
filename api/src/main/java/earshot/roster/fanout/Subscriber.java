package earshot.roster.fanout;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reader's connection, as the only handler left on its channel. Everything but {@link #loop} and {@link #end} happens on the channel's
 * event loop.
 *
 * <p>A reader that leaves written bytes unread for too long, or too many of them, is disconnected: it comes back to a snapshot, which
 * costs less than keeping what it missed.
 */
public final class Subscriber extends ChannelInboundHandlerAdapter {
    private final Lanes lanes;
    private final Channel channel;
    private final Wire wire;
    private final int pingSlot;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Crowd crowd;
    private int seat;
    /** Bytes in the channel's queue; what is written meanwhile waits behind them. */
    private int queued;

    private @Nullable Future<?> stall;

    Subscriber(Channel channel, Lanes lanes, int pingSlot) {
        this.channel = channel;
        this.lanes = lanes;
        this.wire = new Wire(channel);
        this.pingSlot = pingSlot;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** Writes the last frame and closes; from any thread. */
    public void end(Frame last) {
        loop().execute(() -> endNow(last));
    }

    /** Writes the last frame and closes when that time has passed, if the reader is still there; from any thread. */
    public void endAfter(Duration time, Supplier<Frame> last) {
        var end = loop().schedule(() -> endNow(last.get()), Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
        onGone(() -> end.cancel(false));
    }

    /** Runs {@code gone} when the connection has ended, at once if it has already; from any thread. */
    public void onGone(Runnable gone) {
        channel.closeFuture().addListener(closed -> gone.run());
    }

    /** Nothing may follow the end of the body. */
    void endNow(Frame last) {
        if (context != null) {
            Chunk chunk = Chunk.last(last);
            queue(context, chunk, 0).addListener(ChannelFutureListener.CLOSE);
            chunk.release();
            context = null;
        }
    }

    /** Writes the first bytes, behind whatever was written to the channel before it became a reader's. */
    void begin(Chunk first) {
        if (context != null) {
            queue(context, first, 0);
        }
    }

    /** Writes what others write too; the caller keeps its own hold on it. */
    void write(Chunk shared) {
        if (context == null) {
            return;
        }
        try {
            int sent = queued == 0 ? shared.send(wire) : 0;
            if (sent < shared.length()) {
                queue(context, shared, sent);
            }
        } catch (IOException e) {
            channel.close();
        }
    }

    private ChannelFuture queue(ChannelHandlerContext context, Chunk shared, int sent) {
        int rest = shared.length() - sent;
        queued += rest;
        var written = context.writeAndFlush(shared.share().skipBytes(sent)).addListener(done -> queued -= rest);
        if (!channel.isWritable() && queued > lanes.settings().backlog()) {
            dismiss();
        }
        return written;
    }

    boolean open() {
        return channel.isActive();
    }

    boolean pingedIn(int slot) {
        return pingSlot == slot;
    }

    void seated(Crowd in, int at) {
        crowd = in;
        seat = at;
    }

    int seat() {
        return seat;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** A reader has nothing to say; what it sends after its request is dropped. */
    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        if (stall != null) {
            stall.cancel(false);
            stall = null;
        }
        if (!channel.isWritable()) {
            stall = loop().schedule(
                            this::dismiss, lanes.settings().stalledAfter().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        if (stall != null) {
            stall.cancel(false);
        }
        if (crowd != null) {
            crowd.remove(this);
            crowd = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        channel.close();
    }

    private void dismiss() {
        lanes.dismissed();
        channel.close();
    }
}
