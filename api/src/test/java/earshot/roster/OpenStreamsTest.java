package earshot.roster;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.roster.fanout.Audience;
import earshot.roster.fanout.Chunk;
import earshot.roster.fanout.EventStream;
import earshot.roster.fanout.Frame;
import earshot.roster.fanout.Lanes;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many event streams one user, or one address, may hold at once. */
class OpenStreamsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(
                "earshot.roster.streams-per-user",
                2,
                "earshot.roster.streams-per-address",
                1,
                "earshot.http.trusted-proxies",
                "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aUserHasFewAndGetsOneForEachThatEnds() {
        var ada = Client.guest(node, "Ada");
        var ben = Client.guest(node, "Ben");
        String roster = "/api/voice/streams/" + VoiceRoom.open(node).id() + "/events";
        try (var first = open(roster, ada);
                var second = open("/api/me/events", ada);
                var other = open("/api/me/events", ben)) {
            first.next("roster_snapshot");
            second.next("me_snapshot");
            other.next("me_snapshot");
            for (String path : new String[] {roster, "/api/me/events"}) {
                var refused = ada.get(path).isProblem(429, "rate-limited");
                assertThat(refused.header("Retry-After")).isEqualTo("5");
            }
            first.close();
            eventually("one more is let in", LIMIT, () -> isLetIn("/api/me/events", ada));
        }
    }

    @Test
    void anAddressOfPeopleWhoAreNotSignedInHasManyAndLoopbackAsManyAsItWants() {
        String roster = "/api/voice/streams/" + VoiceRoom.open(node).id() + "/events";
        var headers = Map.of("X-Forwarded-For", "203.0.113.7");
        try (var first = EventReader.open(node.uri().resolve(roster), headers);
                var local = EventReader.open(node.uri().resolve(roster), Map.of());
                var also = EventReader.open(node.uri().resolve(roster), Map.of())) {
            first.next("roster_snapshot");
            local.next("roster_snapshot");
            also.next("roster_snapshot");
            var http = Client.of(node);
            HttpRequest.Builder again = http.request(roster).header("X-Forwarded-For", "203.0.113.7");
            http.send(again).isProblem(429, "rate-limited");
            try (var neighbour =
                    EventReader.open(node.uri().resolve(roster), Map.of("X-Forwarded-For", "203.0.113.8"))) {
                neighbour.next("roster_snapshot");
            }
        }
    }

    @Test
    void whoComesInWhileTheOthersAreToldByeIsToldSoToo() {
        try (var leaving = Node.start(Map.of("earshot.test.late-reader", true));
                var reader = EventReader.open(leaving.uri().resolve("/late-reader"), Map.of())) {
            reader.next("bye");
        }
    }

    /** Opens a stream, and meanwhile the node shuts its door. */
    @Requires(property = "earshot.test.late-reader")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Controller("/late-reader")
    static class LateReader {
        private final OpenStreams streams;
        private final OpenDoor door;
        private final Audience audience;

        LateReader(OpenStreams streams, OpenDoor door, Lanes lanes) {
            this.streams = streams;
            this.door = door;
            this.audience = lanes.audience();
        }

        @Get
        @Produces("text/event-stream")
        HttpResponse<EventStream> read() {
            return EventStreams.of(streams.counted(new OpenStreams.Owner("late", 1), reader -> {
                Chunk opening = Chunk.of(List.of(Frame.message(null, new byte[] {'1'})));
                audience.join(reader, opening);
                opening.release();
                door.close();
            }));
        }
    }

    private static boolean isLetIn(String path, Client user) {
        try (var reader = open(path, user)) {
            return reader.response().statusCode() == 200;
        }
    }

    private static EventReader open(String path, Client user) {
        return EventReader.open(node.uri().resolve(path), Map.of("Cookie", String.valueOf(user.cookie())));
    }
}
