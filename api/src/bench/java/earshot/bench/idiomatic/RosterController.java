package earshot.bench.idiomatic;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.sse.Event;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/** One room: what is posted goes to everybody who listens. */
@Controller("/events")
class RosterController {
    private static final RosterChange.Data NOTHING = new RosterChange.Data(
            new RosterChange.Participant("", "", "", "", "", false, false, false, false, false, false, "", "", 0, 0),
            new RosterChange.Counts(0, 0));

    private final Sinks.Many<Event<RosterChange>> events =
            Sinks.many().multicast().directBestEffort();

    /** Nothing is dropped: what a slow reader has not taken waits. */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<RosterChange>> events() {
        return events.asFlux()
                .onBackpressureBuffer()
                .startWith(Event.of(new RosterChange(1, "hello", "0-0", "0", NOTHING)));
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    void publish(@Body RosterChange change) {
        events.emitNext(Event.of(change).id(change.p()), Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
