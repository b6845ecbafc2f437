package earshot.gate;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Arrays;
import java.util.Optional;

/** The doors of the SFU's signalling that are opened as a WebSocket. Their paths are compared as they came: no other spelling is one. */
enum Door {
    RTC("/rtc"),
    RTC_V1("/rtc/v1");

    private final String path;

    Door(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** The door at which the request knocks; nothing where it wants no WebSocket, or something else of this server. */
    static Optional<Door> of(HttpRequest request) {
        if (request.decoderResult().isFailure() || !isUpgrade(request)) {
            return Optional.empty();
        }
        String target = request.uri();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return Arrays.stream(values()).filter(door -> door.path.equals(path)).findFirst();
    }

    private static boolean isUpgrade(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.method().equals(HttpMethod.GET)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && headers.contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }
}
