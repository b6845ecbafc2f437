package earshot.roster.fanout;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.EventReader;
import earshot.testing.EventReader.Event;
import earshot.testing.Node;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Streams over real sockets, without rooms and Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FanoutTest {
    private Node node;
    private Lanes lanes;

    @BeforeAll
    void start() {
        node = Node.start(Map.of(
                "fanout-test", true, "earshot.fanout.ping-interval", "200ms", "earshot.fanout.stalled-after", "1s"));
        lanes = node.bean(Lanes.class);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void headAndRetryLeaveAtOnceAndPingsFollow() {
        var room = node.bean(Room.class).fresh();
        try (var reader = open(Map.of())) {
            assertThat(reader.response().statusCode()).isEqualTo(200);
            assertThat(reader.response().headers().firstValue("content-type")).hasValue("text/event-stream");
            assertThat(reader.next(ping())).isEqualTo(new Event("ping", "", "{}"));
            assertThat(reader.retryMs()).isBetween(1_000L, 5_000L);
            room.say("hello");
            assertThat(reader.message()).isEqualTo(new Event("message", "1", "hello"));
        }
    }

    @Test
    void nothingIsCompressed() {
        var room = node.bean(Room.class).fresh();
        try (var reader = open(Map.of("Accept-Encoding", "gzip, deflate, br"))) {
            assertThat(reader.response().headers().firstValue("content-encoding"))
                    .isEmpty();
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            room.say("plain");
            assertThat(reader.message().data()).isEqualTo("plain");
        }
    }

    @Test
    void everyReaderGetsEveryEventOnceAndInOrderWhileOthersComeAndGo() {
        var room = node.bean(Room.class).fresh();
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            readers.add(open(Map.of()));
            IntStream.range(0, 25).forEach(n -> room.say("event"));
            if (i % 4 == 3) {
                readers.removeFirst().close();
            }
        }
        room.say("last");
        for (var reader : readers) {
            Event event = reader.message();
            long at = Long.parseLong(event.id());
            while (!event.data().equals("last")) {
                event = reader.message();
                assertThat(Long.parseLong(event.id())).isEqualTo(++at);
            }
            assertThat(at).isEqualTo(1001);
            reader.close();
        }
    }

    @Test
    void aWriteThatFailsHoldsUpNoneAfterIt() {
        var room = node.bean(Room.class).fresh();
        try (var reader = open(Map.of())) {
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            room.add(() -> {
                throw new IllegalStateException("cannot be framed");
            });
            room.say("next");
            assertThat(reader.message().data()).isEqualTo("next");
        }
    }

    @Test
    void nothingFollowsTheEndOfABody() {
        var room = node.bean(Room.class).fresh();
        try (var reader = open(Map.of())) {
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            room.endTwice();
            assertThat(reader.message().data()).isEqualTo("bye");
            assertThat(reader.next().type()).isEqualTo("end");
        }
    }

    @Test
    void whoLeavesIsForgotten() {
        int before = lanes.readers();
        var room = node.bean(Room.class).fresh();
        List<EventReader> readers =
                IntStream.range(0, 50).mapToObj(i -> open(Map.of())).toList();
        eventually("fifty readers", Duration.ofSeconds(5), () -> room.audience.size() == 50);
        readers.forEach(EventReader::close);
        eventually("nobody left", Duration.ofSeconds(5), () -> room.audience.size() == 0 && lanes.readers() <= before);
    }

    @Test
    void whoDoesNotReadIsClosed() throws IOException {
        var room = node.bean(Room.class).fresh();
        try (var stalled = new Socket()) {
            stalled.setReceiveBufferSize(4096);
            stalled.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), node.uri().getPort()));
            stalled.getOutputStream().write(request());
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            String much = "x".repeat(16_000);
            eventually("it is closed", Duration.ofSeconds(15), () -> {
                room.say(much);
                return room.audience.size() == 0;
            });
        }
    }

    /** Of most of these events the kernel takes a part or nothing at first. */
    @Test
    void whoReadsLateMissesNoByte() throws IOException {
        var room = node.bean(Room.class).fresh();
        try (var late = new Socket()) {
            late.setReceiveBufferSize(4096);
            late.setSoTimeout(10_000);
            late.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), node.uri().getPort()));
            late.getOutputStream().write(request());
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            String much = "x".repeat(16_000);
            var read = new StringBuilder();
            for (int i = 1; i <= 60; i++) {
                room.say(much);
                if (i % 10 == 0) {
                    read.append(new String(late.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8));
                }
            }
            room.say("last");
            byte[] some = new byte[1_000];
            while (read.indexOf("data: last", read.length() - 2_000) < 0) {
                int length = late.getInputStream().read(some);
                read.append(new String(some, 0, length, StandardCharsets.UTF_8));
            }
            String events =
                    read.toString().replaceAll("\r\n[0-9a-f]+\r\n", "").replace("event: ping\ndata: {}\n\n", "");
            var wanted = new StringBuilder();
            IntStream.rangeClosed(1, 60).forEach(id -> wanted.append("id: " + id + "\ndata: " + much + "\n\n"));
            assertThat(events).contains(wanted + "id: 61\ndata: last\n");
        }
    }

    @Test
    void theLastFrameEndsTheBody() throws IOException {
        var room = node.bean(Room.class).fresh();
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), node.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request());
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            room.audience.end(() -> Frame.message(null, "bye".getBytes(StandardCharsets.UTF_8)));
            InputStream in = socket.getInputStream();
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).startsWith("HTTP/1.1 200").endsWith("b\r\ndata: bye\n\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void lineBreaksCannotForgeEvents() {
        var room = node.bean(Room.class).fresh();
        try (var reader = open(Map.of())) {
            eventually("the reader is in", Duration.ofSeconds(5), () -> room.audience.size() == 1);
            room.say("a\r\n\r\nid: 7\ndata: forged\n\n");
            assertThat(reader.message().data()).isEqualTo("aid: 7data: forged");
        }
    }

    private EventReader open(Map<String, String> headers) {
        return EventReader.open(URI.create(node.uri() + "/fanout-test"), headers);
    }

    private static java.util.function.Predicate<Event> ping() {
        return event -> event.type().equals("ping");
    }

    private static byte[] request() {
        return "GET /fanout-test HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    /** An audience whose readers start with the event that was said last. */
    @Requires(property = "fanout-test")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Controller("/fanout-test")
    static class Room {
        private final Lanes lanes;
        private Audience audience;
        private GroupCommit<Framed> commit;
        private long said;
        private long committed;

        Room(Lanes lanes) {
            this.lanes = lanes;
            fresh();
        }

        final synchronized Room fresh() {
            said = 0;
            committed = 0;
            Audience fresh = lanes.audience();
            audience = fresh;
            commit = lanes.groupCommit(fresh, this, batch -> committed(fresh, batch.size()));
            return this;
        }

        /** What the last test said may be written while this one is on. */
        private void committed(Audience told, int events) {
            if (told == audience) {
                committed += events;
            }
        }

        @Get
        @Produces("text/event-stream")
        HttpResponse<EventStream> read() {
            return HttpResponse.ok(new EventStream(this::join));
        }

        synchronized void join(Subscriber reader) {
            var opening = committed == 0 ? List.of(Frame.named("start")) : List.of(frame(committed, "opening"));
            Chunk chunk = Chunk.of(opening);
            audience.join(reader, chunk);
            chunk.release();
        }

        synchronized void say(String text) {
            Frame frame = frame(++said, text);
            add(() -> frame);
        }

        synchronized void add(Framed event) {
            commit.add(event);
        }

        synchronized void endTwice() {
            audience.end(() -> frame(said, "bye"));
            audience.end(() -> frame(said, "bye"));
            say("too late");
        }

        private static Frame frame(long id, String text) {
            return Frame.message(Long.toString(id), text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
