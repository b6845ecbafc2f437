package earshot.edge;

import java.net.URI;

/** The page's Content Security Policy. Scripts are our own files alone; streams may come from any address. */
final class ContentPolicy {
    private ContentPolicy() {}

    /** The policy for a page that speaks with the SFU at {@code sfuUrl} itself; blank where it does so through this server. */
    static String of(String sfuUrl) {
        return String.join(
                "; ",
                "default-src 'self'",
                // RNNoise, in the audio thread, is WebAssembly
                "script-src 'self' 'wasm-unsafe-eval'",
                // hls.js starts its worker from a blob
                "worker-src 'self' blob:",
                // media-chrome carries its styles inline
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self'",
                // Streams lie anywhere; a page that came over TLS loads none over http, whatever stands here
                "media-src 'self' blob: https: http:",
                "connect-src 'self' https: http:" + sfu(sfuUrl),
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'self'");
    }

    /** Its sockets, and the same address over HTTP, which the SFU's client asks why a socket was refused. */
    private static String sfu(String url) {
        if (url.isBlank()) {
            return "";
        }
        String place = URI.create(url).getRawAuthority();
        return url.startsWith("wss:") ? " wss://" + place + " https://" + place : " ws://" + place + " http://" + place;
    }
}
