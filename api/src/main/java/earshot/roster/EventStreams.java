package earshot.roster;

import earshot.roster.fanout.EventStream;
import earshot.roster.fanout.Subscriber;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.function.Consumer;

/** The response that an event stream starts with. */
final class EventStreams {
    private EventStreams() {}

    static HttpResponse<EventStream> of(Consumer<Subscriber> opened) {
        return HttpResponse.ok(new EventStream(opened))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
