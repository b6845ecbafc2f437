package earshot.stream;

import earshot.account.Caller;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.StreamId;
import jakarta.inject.Singleton;

/** Streams for what only their hosts may see or do. */
@Singleton
public class HostedStreams {
    private final Streams streams;

    HostedStreams(Streams streams) {
        this.streams = streams;
    }

    /**
     * The caller's own stream.
     *
     * @throws ProblemException {@code not-found} where there is none that the caller may see, {@code forbidden} where another hosts it
     */
    public Stream require(StreamId id, Caller caller) {
        Stream stream = streams.find(id)
                .filter(found -> found.isVisibleTo(caller.id()))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no such stream, or it is private."));
        if (!stream.isHostedBy(caller.id())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only the host of this stream may do this.");
        }
        return stream;
    }
}
