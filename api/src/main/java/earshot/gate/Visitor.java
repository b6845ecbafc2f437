package earshot.gate;

import earshot.problem.ProblemException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A client's connection from its knock to its end. Until the SFU has opened, the client has nothing to say: whatever it sends before the
 * answer ends the connection.
 */
final class Visitor extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Door door;
    private final HttpRequest request;
    private final Visits visits;

    Visitor(Channel channel, Door door, HttpRequest request, Visits visits) {
        this.channel = channel;
        this.door = door;
        this.request = request;
        this.visits = visits;
    }

    Door door() {
        return door;
    }

    HttpRequest request() {
        return request;
    }

    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    Channel channel() {
        return channel;
    }

    /** The end of the request's head: what follows is no HTTP any more. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean headEnds =
                message instanceof LastHttpContent last && !last.content().isReadable();
        ReferenceCountUtil.release(message);
        if (!headEnds) {
            context.close();
            return;
        }
        context.pipeline().remove(HttpServerCodec.class);
        channel.config().setAutoRead(true);
        visits.receive(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Answers with a problem and ends. */
    void refuse(ProblemException problem) {
        ByteBuf answer = visits.answers().problem(problem, door.path());
        channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    /** Opens to the SFU. Called on the event loop. */
    void open(Upstream upstream) {
        if (channel.isActive() && upstream.channel().isActive()) {
            Pipe.join(this, upstream, visits.settings());
        } else {
            upstream.channel().close();
            channel.close();
        }
    }

    /** The seat has ended: nothing more is heard of the client, and soon nothing said to it. */
    void end(Duration farewell) {
        eventLoop().execute(() -> {
            channel.pipeline().addFirst(new Deaf());
            eventLoop().schedule(() -> channel.close(), farewell.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private static final class Deaf extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
