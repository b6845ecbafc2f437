package earshot.edge;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Compresses text of some size. Never an event stream: it costs 2.6 times the CPU and holds small events back. */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class Compression implements HttpCompressionStrategy {
    private static final Pattern TEXT = Pattern.compile(
            "(text/(?!event-stream)|application/(json|javascript|problem\\+json|vnd\\.apple\\.mpegurl)|image/svg).*");
    private static final int SMALLEST = 1024;
    private static final int LEVEL = 6;

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public boolean shouldCompress(HttpResponse response) {
        String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return TEXT.matcher(type).matches()
                && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, SMALLEST) >= SMALLEST;
    }

    @Override
    public int getCompressionLevel() {
        return LEVEL;
    }

    @Override
    public int getMaxZstdEncodeSize() {
        return Integer.MAX_VALUE;
    }
}
