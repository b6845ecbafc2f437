package earshot.gate;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RedisUnavailableException;
import earshot.sfu.SfuPass;
import io.netty.handler.codec.http.HttpHeaderNames;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes each visitor from its knock to the SFU, on a thread that may wait. */
@Singleton
final class Visits {
    private final Judge judge;
    private final OpenSockets sockets;
    private final Upstreams upstreams;
    private final Answers answers;
    private final GateSettings settings;

    Visits(Judge judge, OpenSockets sockets, Upstreams upstreams, Answers answers, GateSettings settings) {
        this.judge = judge;
        this.sockets = sockets;
        this.upstreams = upstreams;
        this.answers = answers;
        this.settings = settings;
    }

    Answers answers() {
        return answers;
    }

    GateSettings settings() {
        return settings;
    }

    /** Called on the visitor's event loop; returns at once. */
    void receive(Visitor visitor) {
        Thread.startVirtualThread(() -> {
            try {
                letIn(visitor);
            } catch (ProblemException e) {
                visitor.refuse(e);
            } catch (RedisUnavailableException e) {
                visitor.refuse(new ProblemException(
                        ProblemType.BACKEND_UNAVAILABLE, "Voice cannot be joined just now.", Duration.ofSeconds(1)));
            }
        });
    }

    /** The visitor can be found by its identity before it is judged, so that no seat can end unnoticed in between. */
    private void letIn(Visitor visitor) {
        var request = visitor.request();
        var knock = Knock.of(request.uri(), request.headers().getAll(HttpHeaderNames.AUTHORIZATION));
        SfuPass pass = judge.identify(knock.token());
        sockets.add(pass, visitor);
        judge.admit(pass);
        sockets.requireFew(pass);
        var upstream = upstreams.open(visitor, knock);
        try {
            judge.admit(pass);
        } catch (ProblemException | RedisUnavailableException e) {
            upstream.channel().close();
            throw e;
        }
        visitor.eventLoop().execute(() -> visitor.open(upstream));
    }
}
