package earshot.roster.fanout;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/** Lets the framework write the head of an {@link EventStream} as that of a body which never ends, and takes the connection over then. */
@Singleton
@Produces(MediaType.TEXT_EVENT_STREAM)
final class EventStreamWriter implements ResponseBodyWriter<EventStream> {
    private final Lanes lanes;

    EventStreamWriter(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<EventStream> type,
            MediaType mediaType,
            EventStream stream) {
        if (!(request instanceof NettyHttpRequest<?> netty)
                || netty.getNativeRequest().protocolVersion().majorVersion() != 1) {
            throw new IllegalStateException("event streams are served over HTTP/1.1 alone");
        }
        // Compression would buffer, and cost more than twice the CPU; the framework decides it by this header.
        netty.getNativeRequest().headers().remove(HttpHeaderNames.ACCEPT_ENCODING);
        var channel = netty.getChannelHandlerContext().channel();
        var body = bodies.createStreamingBody(BodySizeLimits.UNLIMITED, new TakeOver(channel, lanes, stream));
        return (CloseableByteBody) body.rootBody();
    }

    @Override
    public void writeTo(
            Argument<EventStream> type,
            MediaType mediaType,
            EventStream stream,
            MutableHeaders headers,
            OutputStream output) {
        throw new UnsupportedOperationException("an event stream is no part of another body");
    }
}
