package earshot.roster;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.testing.EventReader;
import earshot.testing.EventReader.Event;
import earshot.testing.Node;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The roster as its readers see it: two nodes, real Redis, real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("redis")
class RosterStreamTest {
    private Node here;
    private Node there;

    @BeforeAll
    void start() {
        here = Node.start();
        there = Node.start();
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void aReaderGetsTheWholeRoomAndThenItsEvents() {
        var room = new TestRoom(here, 1);
        String ada = room.join();
        try (var reader = open(here, room)) {
            JsonNode snapshot = RosterModel.parse(reader.message().data());
            assertThat(snapshot.at("/t").asText()).isEqualTo("roster_snapshot");
            assertThat(snapshot.at("/d/complete").asBoolean()).isTrue();
            assertThat(snapshot.at("/d/participants/0/userId").asText()).isEqualTo(ada);
            assertThat(snapshot.at("/d/counts/participants").asInt()).isEqualTo(1);
            assertThat(snapshot.at("/d/room/hardCap").asInt()).isEqualTo(500);

            room.speak(ada, true);
            Event speaks = reader.next("speakers_changed");
            assertThat(RosterModel.parse(speaks.data()).at("/d/speaking/0").asText())
                    .isEqualTo(ada);
            room.leave(ada);
            Event left = reader.next("participant_left");
            assertThat(left.id())
                    .isEqualTo(RosterModel.parse(left.data()).at("/p").asText());
        }
    }

    @Test
    void everyReaderOnEveryNodeEndsWithTheRosterThatRedisHas() throws InterruptedException {
        var room = new TestRoom(here, 2);
        List<EventReader> readers = new ArrayList<>();
        var done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            IntStream.range(0, 200).forEach(n -> room.change());
            done.countDown();
        });
        for (int i = 0; i < 20; i++) {
            readers.add(open(i % 2 == 0 ? here : there, room));
        }
        done.await();

        RosterState truth =
                here.bean(RosterSource.class).read(room.id).orElseThrow().state();
        for (var reader : readers) {
            RosterModel model = follow(reader, truth.position().toString());
            assertThat(model.snapshots).isEqualTo(1);
            assertThat(model.digest().toString()).isEqualTo(truth.room().digest());
            assertThat(model.participants.values().stream().map(JsonNode::toString))
                    .containsExactlyInAnyOrderElementsOf(truth.room().participants());
            reader.close();
        }
    }

    @Test
    void whoComesBackGetsWhatItMissedAndNothingElse() {
        var room = new TestRoom(here, 3);
        room.join();
        Event known;
        try (var reader = open(here, room)) {
            known = reader.next("roster_snapshot");
        }
        String first = room.join();
        String second = room.join();
        for (Node node : List.of(here, there)) {
            try (var reader = open(node, room, known.id())) {
                assertThat(reader.next("participant_joined").data()).contains(first);
                assertThat(reader.next("participant_joined").data()).contains(second);
            }
        }
    }

    @Test
    void anUnknownPositionGetsTheWholeRoom() {
        var room = new TestRoom(here, 4);
        room.join();
        for (String garbage : List.of(
                "x", "0000000000000000-1", "-", "a".repeat(2000), "0123456789abcdef-99999999999999999999", "\"';--")) {
            try (var reader = open(here, room, garbage)) {
                assertThat(reader.message().is("roster_snapshot")).as(garbage).isTrue();
            }
        }
        try (var reader = open(here, room)) {
            String id = reader.message().id();
            try (var ahead = open(here, room, id.replaceAll("-.*", "-999"))) {
                assertThat(ahead.message().is("roster_snapshot")).isTrue();
            }
        }
    }

    @Test
    void aHundredReadersCostOneRead() {
        var room = new TestRoom(here, 5);
        room.join();
        double before = reads(here);
        List<EventReader> readers = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> open(here, room))
                .toList();
        readers.forEach(
                reader -> assertThat(reader.message().is("roster_snapshot")).isTrue());
        assertThat(reads(here) - before).isEqualTo(1);
        readers.forEach(EventReader::close);
        eventually(
                "the room is forgotten",
                Duration.ofSeconds(5),
                () -> here.bean(RosterFeed.class).followed() == 0);
    }

    @Test
    void anEventThatDoesNotFollowMakesTheNodeReadAgain() {
        var room = new TestRoom(here, 6);
        room.join();
        try (var reader = open(here, room)) {
            String id = reader.next("roster_snapshot").id();
            String far = id.replaceAll("-.*", "-77");
            here.bean(Redis.class)
                    .publish(
                            new RoomKeys(room.id).events(),
                            "{\"v\":1,\"t\":\"room_updated\",\"p\":\"" + far
                                    + "\",\"h\":\"0000000000000000\",\"d\":{}}");
            assertThat(reader.message().is("roster_snapshot")).isTrue();
            room.join();
            assertThat(reader.message().is("participant_joined")).isTrue();
        }
    }

    private RosterModel follow(EventReader reader, String until) {
        var model = new RosterModel();
        while (model.position == null || !model.position.toString().equals(until)) {
            model.apply(reader.message().data());
        }
        return model;
    }

    private static double reads(Node node) {
        return node.bean(MeterRegistry.class).counter("earshot.roster.reads").count();
    }

    private static EventReader open(Node node, TestRoom room) {
        return EventReader.open(URI.create(node.uri() + "/api/voice/streams/" + room.id + "/events"), Map.of());
    }

    private static EventReader open(Node node, TestRoom room, String lastEventId) {
        return EventReader.open(
                URI.create(node.uri() + "/api/voice/streams/" + room.id + "/events"),
                Map.of("Last-Event-ID", lastEventId));
    }
}
