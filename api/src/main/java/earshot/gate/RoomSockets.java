package earshot.gate;

import earshot.redis.ChannelListener;
import earshot.redis.Channels;
import earshot.redis.RedisUnavailableException;
import earshot.redis.RoomKeys;
import earshot.redis.Subscription;
import earshot.room.Identity;
import earshot.room.StreamId;
import earshot.sfu.SfuPass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's visitors of one room, who are ended with their seats: as the room's channel tells, or, after it was cut, by judging them anew. */
final class RoomSockets implements ChannelListener {
    private static final Logger LOG = LoggerFactory.getLogger(RoomSockets.class);
    private static final Pattern LEFT = Pattern.compile(
            "\\{\"v\":1,\"t\":\"participant_left\",.{0,80}\"d\":\\{\"userId\":\"(?<user>[^\"]+)\",\"sessionId\":\"(?<session>[^\"]+)\"");
    private static final int LONGEST_HEAD = 300;

    private final StreamId stream;
    private final Channels channels;
    private final Judge judge;
    private final Duration farewell;
    private final Map<Visitor, SfuPass> visitors = new ConcurrentHashMap<>();
    private @Nullable Subscription subscription;

    RoomSockets(StreamId stream, Channels channels, Judge judge, Duration farewell) {
        this.stream = stream;
        this.channels = channels;
        this.judge = judge;
        this.farewell = farewell;
    }

    void add(SfuPass pass, Visitor visitor) {
        visitors.put(visitor, pass);
    }

    /** How many visitors show the identity of this pass. */
    long count(SfuPass pass) {
        return visitors.values().stream()
                .filter(other -> other.identity().equals(pass.identity()))
                .count();
    }

    /** Says whether nobody is left; then this room hears nothing any more. */
    synchronized boolean drop(Visitor visitor) {
        visitors.remove(visitor);
        if (visitors.isEmpty() && subscription != null) {
            subscription.close();
            subscription = null;
        }
        return visitors.isEmpty();
    }

    /** Returns when the room is heard. */
    synchronized void listen() {
        if (subscription == null && !visitors.isEmpty()) {
            subscription = channels.subscribe(new RoomKeys(stream).events(), this);
        }
    }

    @Override
    public void message(byte[] message) {
        left(message)
                .ifPresent(identity -> visitors.forEach((visitor, pass) -> {
                    if (pass.identity().equals(identity)) {
                        visitor.end(farewell);
                    }
                }));
    }

    @Override
    public void restored() {
        Thread.startVirtualThread(() -> visitors.forEach(this::judgeAnew));
    }

    /** A visitor stays unless something speaks against it for sure; whom Redis cannot tell of now was let in by what it said before. */
    private void judgeAnew(Visitor visitor, SfuPass pass) {
        try {
            switch (judge.judge(pass)) {
                case Verdict.Denied denied -> visitor.end(farewell);
                case Verdict.Seatless seatless -> visitor.end(farewell);
                case Verdict.Welcome welcome -> {}
                case Verdict.Unsettled unsettled -> {}
                // The SFU has been told what the session may do now.
                case Verdict.Exceeding exceeding -> {}
            }
        } catch (RedisUnavailableException e) {
            LOG.info("{} stays until the next cut: {}", pass.identity(), e.getMessage());
        }
    }

    private static Optional<Identity> left(byte[] message) {
        String head = new String(message, 0, Math.min(message.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        var found = LEFT.matcher(head);
        return found.lookingAt()
                ? Identity.parse(found.group("user") + "." + found.group("session"))
                : Optional.empty();
    }
}
