package earshot.gate;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Our connection to the SFU, until it is tied to a visitor's. Holds what the SFU says right after its answer. */
final class Upstream extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    private final Queue<ByteBuf> early = new ArrayDeque<>();

    Upstream(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }

    /** The head of the SFU's answer; fails when the SFU hangs up instead. */
    CompletableFuture<HttpResponse> answer() {
        return answer;
    }

    /** What the SFU has said since its answer; the caller releases it. From now on nothing is read until somebody else does. */
    Queue<ByteBuf> takeEarly() {
        channel.pipeline().remove(HttpClientCodec.class);
        return early;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case HttpResponse head
            when head.decoderResult().isFailure() ->
                answer.completeExceptionally(head.decoderResult().cause());
            case HttpResponse head -> {
                context.channel().config().setAutoRead(false);
                answer.complete(head);
            }
            // After an upgrade the codec passes bytes on as they are.
            case ByteBuf bytes -> early.add(bytes);
            default -> ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answer.completeExceptionally(new IOException("the SFU hung up"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        answer.completeExceptionally(cause);
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        early.forEach(ByteBuf::release);
        early.clear();
    }
}
