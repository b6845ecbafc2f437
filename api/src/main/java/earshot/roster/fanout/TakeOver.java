package earshot.roster.fanout;

import io.micronaut.http.body.stream.BufferConsumer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/**
 * Turns a connection whose response head has just been written into a {@link Subscriber}: the framework's handlers, its idle timeout among
 * them, leave the channel and free the request.
 */
final class TakeOver implements BufferConsumer.Upstream {
    private final Channel channel;
    private final Lanes lanes;
    private final EventStream stream;

    TakeOver(Channel channel, Lanes lanes, EventStream stream) {
        this.channel = channel;
        this.lanes = lanes;
        this.stream = stream;
    }

    /** Called on the event loop when the head is written; what called it must return before its handler can leave. */
    @Override
    public void start() {
        channel.eventLoop().execute(this::take);
    }

    /** The framework asks for more, but this body has no bytes of the framework's. */
    @Override
    public void onBytesConsumed(long bytes) {}

    private void take() {
        if (!channel.isActive()) {
            return;
        }
        boundWhatTheKernelHides();
        var reader = lanes.subscriber(channel);
        channel.pipeline().addLast(reader);
        List.copyOf(channel.pipeline().toMap().values()).forEach(handler -> dismiss(handler, reader));
        channel.config().setAutoRead(true);
        Chunk retry = Chunk.of(List.of(Frame.retry(lanes.retryMs())));
        reader.begin(retry);
        retry.release();
        stream.opened().accept(reader);
    }

    private void dismiss(ChannelHandler handler, Subscriber reader) {
        if (handler != reader && !(handler instanceof SslHandler)) {
            channel.pipeline().remove(handler);
        }
    }

    private void boundWhatTheKernelHides() {
        channel.config().setOption(ChannelOption.SO_SNDBUF, lanes.settings().sendBuffer());
        if (channel instanceof EpollSocketChannel) {
            int stalledMs = (int) lanes.settings().stalledAfter().toMillis();
            channel.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, stalledMs);
        }
    }
}
