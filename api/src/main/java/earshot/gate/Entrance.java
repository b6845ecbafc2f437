package earshot.gate;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/** Stands between the codec and the framework on every connection and turns the one that knocks at a door into a {@link Visitor}. */
final class Entrance extends ChannelDuplexHandler {
    private final Visits visits;

    /** Requests that the framework has not answered yet. */
    private int unanswered;

    private boolean closed;

    Entrance(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closed) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            var door = Door.of(request);
            if (door.isPresent()) {
                knock(context, door.get(), request);
                return;
            }
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    private void knock(ChannelHandlerContext context, Door door, HttpRequest request) {
        // The answer before it would get lost, or a body be taken for what follows: no client that means well does
        // either.
        if (unanswered > 0 || hasBody(request)) {
            closed = true;
            context.close();
            return;
        }
        var visitor = new Visitor(context.channel(), door, request, visits);
        context.pipeline().addAfter(context.name(), null, visitor);
        List.copyOf(context.pipeline().toMap().values()).forEach(handler -> dismiss(context, handler, visitor));
    }

    private static void dismiss(ChannelHandlerContext context, ChannelHandler handler, Visitor visitor) {
        boolean stays = handler == visitor || handler instanceof SslHandler || handler instanceof HttpServerCodec;
        if (!stays) {
            context.pipeline().remove(handler);
        }
    }

    private static boolean hasBody(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
