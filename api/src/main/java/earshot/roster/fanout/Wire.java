package earshot.roster.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The way past a channel's queue: bytes go from the shared buffer to the kernel with one system call. Only where the channel's own way
 * would do no more than that, so not under TLS and not without epoll. It looks at no more than the socket: with thousands of readers each
 * object more is one that the processor has to fetch.
 */
final class Wire {
    private final @Nullable Socket socket;

    Wire(Channel channel) {
        this.socket = channel instanceof EpollSocketChannel epoll
                        && channel.pipeline().get(SslHandler.class) == null
                        && epoll.fd() instanceof Socket plain
                ? plain
                : null;
    }

    /**
     * Gives the kernel as many of the bytes as it takes now. On the channel's event loop only, which is also where the socket is closed; its
     * number may be another connection's then.
     *
     * @return how many it took: all but for a reader that does not drain; 0 where there is no such way
     * @throws IOException when the connection is broken
     */
    int send(ByteBuf bytes) throws IOException {
        if (socket == null || !socket.isOpen() || !bytes.hasMemoryAddress()) {
            return 0;
        }
        return socket.sendAddress(bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex());
    }
}
