package earshot.stream;

import earshot.account.Caller;
import earshot.account.HttpSettings;
import earshot.problem.MayRefuse;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Streams for those who watch and those who host. */
@Controller("/api/streams")
@ExecuteOn(TaskExecutors.BLOCKING)
@MayRefuse
@Tag(name = "streams")
class StreamController {
    private final Streams streams;
    private final RoomsNow rooms;
    private final RateLimits limits;
    private final HttpSettings http;
    private final RateLimit creation;

    StreamController(Streams streams, RoomsNow rooms, RateLimits limits, StreamSettings settings, HttpSettings http) {
        this.streams = streams;
        this.rooms = rooms;
        this.limits = limits;
        this.http = http;
        this.creation = new RateLimit("stream", settings.madePerHost(), Duration.ofHours(1));
    }

    /**
     * Lists public streams and the caller's own, newest first.
     *
     * @param after the {@code next} of the page before
     * @param limit most streams on the page
     * @return a page
     */
    @Get
    StreamsReply listStreams(
            @Nullable Caller caller,
            @QueryValue @Nullable @Pattern(regexp = Cursor.PATTERN) String after,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
        List<Stream> found = streams.list(id(caller), cursor(after), limit + 1);
        List<Stream> page = found.stream().limit(limit).toList();
        String next = found.size() > limit ? Cursor.after(page.getLast()).toString() : null;
        return new StreamsReply(replies(caller, page), next);
    }

    /**
     * Makes a stream, which waits to be started.
     *
     * @return the stream
     */
    @Post
    @Status(HttpStatus.CREATED)
    StreamReply createStream(Caller caller, @Valid @Body CreateStreamRequest body) {
        if (caller.guest()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Guests watch and talk. Make an account to host a stream.");
        }
        PlaybackUrl.requireLoadable(body.playbackUrl(), http);
        limits.require(creation, caller.id().value());
        return reply(caller, streams.create(caller.id(), body.stream()));
    }

    /**
     * Reads a stream.
     *
     * @return the stream
     */
    @Get("/{id}")
    StreamReply getStream(@Nullable Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id) {
        return reply(caller, visible(caller, id));
    }

    /**
     * Changes, starts or ends a stream.
     *
     * @return the stream as it is now
     */
    @Patch("/{id}")
    StreamReply editStream(
            Caller caller,
            @PathVariable @Pattern(regexp = StreamId.PATTERN) String id,
            @Valid @Body EditStreamRequest body) {
        PlaybackUrl.requireLoadable(body.playbackUrl(), http);
        return streams.edit(hosted(caller, id).id(), body.edit())
                .map(stream -> reply(caller, stream))
                .orElseThrow(StreamController::unknown);
    }

    /** Deletes a stream and closes its room. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void deleteStream(Caller caller, @PathVariable @Pattern(regexp = StreamId.PATTERN) String id) {
        streams.delete(hosted(caller, id).id(), caller.id());
    }

    private Stream hosted(Caller caller, String id) {
        Stream stream = visible(caller, id);
        if (!stream.isHostedBy(caller.id())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only the host may change this stream.");
        }
        return stream;
    }

    private Stream visible(@Nullable Caller caller, String id) {
        return streams.find(new StreamId(id))
                .filter(stream -> stream.isVisibleTo(id(caller)))
                .orElseThrow(StreamController::unknown);
    }

    private StreamReply reply(@Nullable Caller caller, Stream stream) {
        return replies(caller, List.of(stream)).getFirst();
    }

    private List<StreamReply> replies(@Nullable Caller caller, List<Stream> page) {
        List<RoomNow> now = rooms.of(page);
        return IntStream.range(0, page.size())
                .mapToObj(
                        i -> StreamReply.of(page.get(i), now.get(i), page.get(i).isHostedBy(id(caller))))
                .toList();
    }

    /** The validated parameter; without one the list starts at the newest. */
    private static Cursor cursor(@Nullable String after) {
        return after == null ? Cursor.START : Cursor.parse(after).orElseThrow();
    }

    private static @Nullable UserId id(@Nullable Caller caller) {
        return caller == null ? null : caller.id();
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such stream, or it is private.");
    }
}
