package earshot.gate;

import earshot.problem.ProblemException;
import earshot.sfu.SfuSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Dials the SFU for a visitor, on the visitor's own event loop, and asks for its WebSocket with a head of our own writing. */
@Singleton
final class Upstreams {
    /** All that a WebSocket's opening needs; its frames are between the client and the SFU. */
    private static final List<CharSequence> HANDSHAKE = List.of(
            HttpHeaderNames.SEC_WEBSOCKET_KEY,
            HttpHeaderNames.SEC_WEBSOCKET_VERSION,
            HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS,
            HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL,
            HttpHeaderNames.USER_AGENT);

    private final URI sfu;
    private final GateSettings settings;
    private final Optional<SslContext> tls;

    Upstreams(SfuSettings sfu, GateSettings settings) throws SSLException {
        this.sfu = URI.create(sfu.url());
        this.settings = settings;
        this.tls = sfu.url().startsWith("wss:")
                ? Optional.of(SslContextBuilder.forClient().build())
                : Optional.empty();
    }

    /**
     * The SFU's open end. Blocks.
     *
     * @throws ProblemException {@code sfu-unavailable} where it is away, or what became of its refusal
     */
    Upstream open(Visitor visitor, Knock knock) {
        var connected = connect(visitor);
        var upstream = new Upstream(connected);
        connected.pipeline().addLast(upstream);
        connected.writeAndFlush(request(visitor, knock));
        connected.config().setAutoRead(true);
        try {
            HttpResponse answer = await(upstream.answer(), settings.answerTimeout());
            if (answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                return upstream;
            }
            throw Answers.refused(answer.status().code());
        } catch (ProblemException e) {
            connected.close();
            throw e;
        }
    }

    private Channel connect(Visitor visitor) {
        boolean secure = tls.isPresent();
        int port = sfu.getPort() > 0 ? sfu.getPort() : secure ? 443 : 80;
        // Looked up here: the event loop must not wait for a name.
        var address = new InetSocketAddress(sfu.getHost(), port);
        var connecting = new CompletableFuture<Channel>();
        new Bootstrap()
                .group(visitor.eventLoop())
                .channelFactory(new ReflectiveChannelFactory<>(visitor.channel().getClass()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.dialTimeout().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        tls.ifPresent(context ->
                                channel.pipeline().addLast(context.newHandler(channel.alloc(), sfu.getHost(), port)));
                        channel.pipeline().addLast(new HttpClientCodec());
                    }
                })
                .connect(address)
                .addListener((io.netty.channel.ChannelFuture done) -> {
                    if (done.isSuccess()) {
                        connecting.complete(done.channel());
                    } else {
                        connecting.completeExceptionally(done.cause());
                    }
                });
        return await(connecting, settings.dialTimeout().multipliedBy(2));
    }

    private FullHttpRequest request(Visitor visitor, Knock knock) {
        String target = sfu.getRawPath().replaceFirst("/$", "")
                + knock.at(visitor.door().path());
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target, Unpooled.EMPTY_BUFFER);
        HttpHeaders came = visitor.request().headers();
        HttpHeaders sent = request.headers();
        sent.set(HttpHeaderNames.HOST, sfu.getRawAuthority());
        sent.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        sent.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        sent.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + knock.token());
        HANDSHAKE.stream().filter(came::contains).forEach(name -> sent.set(name, came.get(name)));
        return request;
    }

    private static <T> T await(CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Answers.away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Answers.away();
        }
    }
}
