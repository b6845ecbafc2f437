package earshot.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;

/**
 * One direction between two connections on the same event loop: what this one reads the other writes, as it is. Reading pauses while the
 * other cannot write. The end of one direction is passed on too; the end of both, or a fault in either, ends both connections.
 */
final class Pipe extends ChannelInboundHandlerAdapter {
    private final Channel to;

    private Pipe(Channel to) {
        this.to = to;
    }

    /** Ties the two together, beginning with the SFU's answer. Called on their event loop. */
    static void join(Visitor visitor, Upstream upstream, GateSettings settings) {
        Channel client = visitor.channel();
        Channel sfu = upstream.channel();
        client.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        client.write(Answers.opened(upstream.answer().join().headers()));
        for (ByteBuf early : upstream.takeEarly()) {
            client.write(early.retain());
        }
        client.flush();
        client.pipeline()
                .addLast(new IdleStateHandler((int) settings.idleTimeout().toSeconds(), 0, 0), new Pipe(sfu));
        client.pipeline().remove(visitor);
        sfu.pipeline().addLast(new Pipe(client));
        sfu.pipeline().remove(upstream);
        sfu.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        to.write(message, to.voidPromise());
        if (!to.isWritable()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        to.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        to.config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case ChannelInputShutdownEvent half ->
                to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> hangUp(context.channel()));
            case IdleStateEvent idle -> context.close();
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> to.close());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** {@code from} will send nothing more, and all that it sent has been written. Over TLS that ends the connection. */
    private void hangUp(Channel from) {
        boolean whole = !(to instanceof DuplexChannel other)
                || to.pipeline().get(SslHandler.class) != null
                || other.isInputShutdown();
        if (whole) {
            to.close();
            from.close();
        } else {
            ((DuplexChannel) to).shutdownOutput();
        }
    }
}
