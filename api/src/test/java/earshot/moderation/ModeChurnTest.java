package earshot.moderation;

import static earshot.presence.House.path;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.presence.House;
import earshot.presence.Presence;
import earshot.redis.RawRedis;
import earshot.redis.RoomKeys;
import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.Participant;
import earshot.room.Permission;
import earshot.room.RoomMode;
import earshot.room.RosterDigest;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.sfu.SfuParticipant;
import earshot.sfu.SfuRooms;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.MediaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room goes from open to stage and back all the time, while people come in at both nodes: nobody keeps what the other mode allows. */
class ModeChurnTest {
    private static final Logger LOG = LoggerFactory.getLogger(ModeChurnTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PEOPLE = 150;
    private static final int JOINS = 300;
    private static final int JOINS_PER_SECOND = 50;

    private static House house;

    private final Stagehands room = Stagehands.open(house);
    private final StreamId id = new StreamId(room.id());

    @BeforeAll
    static void start() {
        house = House.of(
                2,
                Map.of(
                        "earshot.actions.per-minute",
                        1_000_000,
                        "earshot.presence.joins-per-minute",
                        1000,
                        // Nobody sends heartbeats here.
                        "earshot.presence.lease",
                        "2m",
                        "earshot.presence.reconnecting-after",
                        "2m"));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void everybodyMayDoInTheEndWhatTheLastModeSays() {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Client.guest(house.node(0), "Guest " + i).at(house.node(i % 2)))
                .toList();
        List<Client> connected = people.subList(0, 3);
        var media = connected.stream().map(this::connect).toList();
        room.act(room.host(), "PUT", people.get(1), "role", "{\"role\":\"speaker\"}")
                .is(200);
        for (int i = 2; i < PEOPLE; i += 10) {
            if (!connected.contains(people.get(i))) {
                room.join(people.get(i)).is(200);
            }
            room.post(room.host(), people.get(i), i % 20 == 2 ? "mute" : "deafen")
                    .is(200);
        }
        try (var first = roster(0);
                var second = roster(1)) {
            first.next("roster_snapshot");
            second.next("roster_snapshot");
            int switches = joinWhileTheModeSwitches(people.subList(3, PEOPLE));
            assertThat(switches).isGreaterThan(5);

            List<Participant> seats = presence().seats(id);
            assertThat(seats).hasSize(PEOPLE);
            assertRosters(seats);
            assertPermissions(seats);
            assertSfu(seats, 3);
        } finally {
            media.forEach(MediaClient::close);
        }
    }

    /** Says how often it was switched; it ends on a stage or open by chance. */
    private int joinWhileTheModeSwitches(List<Client> people) {
        var joining = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var switches = CompletableFuture.supplyAsync(() -> switchMode(joining), threads);
            List<CompletableFuture<Answer>> joins = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < JOINS; i++) {
                Client person = people.get(i % people.size());
                joins.add(CompletableFuture.supplyAsync(() -> room.join(person), threads));
                pauseUntil(start + (i + 1) * 1_000_000_000L / JOINS_PER_SECOND);
            }
            var statuses = joins.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
            joining.set(false);
            LOG.warn(
                    "{} joins in {} ms, {} switches of the mode, answers {}",
                    JOINS,
                    (System.nanoTime() - start) / 1_000_000,
                    switches.join(),
                    statuses);
            assertThat(statuses).containsOnlyKeys(200);
            return switches.join();
        }
    }

    private int switchMode(AtomicBoolean joining) {
        int switches = 0;
        while (joining.get()) {
            String mode = switches++ % 2 == 0 ? "stage" : "open";
            room.host()
                    .patch(path(room.id(), "room"), "{\"mode\":\"" + mode + "\"}")
                    .is(200);
        }
        return switches;
    }

    private static void pauseUntil(long nanos) {
        LockSupport.parkNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Both nodes show what Redis has, to the last version, and so does the digest that Redis kept all the while. */
    private void assertRosters(List<Participant> seats) {
        var digest = RosterDigest.EMPTY;
        for (Participant seat : seats) {
            digest = digest.toggle(seat.identity().user(), seat.version());
        }
        String expected = digest.toString();
        assertThat(field("digest")).isEqualTo(expected);
        for (int node = 0; node < 2; node++) {
            Client viewer = Client.of(house.node(node));
            eventually("node " + node + " shows the room", LIMIT, () -> viewer.get(path(room.id(), "state"))
                    .is(200)
                    .at("/h")
                    .asText()
                    .equals(expected));
            JsonNode shown = viewer.get(path(room.id(), "state")).at("/d/participants");
            assertThat(shown).hasSize(seats.size()).allSatisfy(participant -> {
                var seat = seat(seats, participant.at("/userId").asText());
                assertThat(participant.at("/version").asLong()).isEqualTo(seat.version());
                assertThat(participant.at("/suppressed").asBoolean())
                        .isEqualTo(seat.flags().suppressed());
            });
        }
    }

    private void assertPermissions(List<Participant> seats) {
        RoomMode mode = mode();
        for (Participant seat : seats) {
            assertThat(seat.flags().suppressed()).isEqualTo(EffectivePermission.suppresses(seat.role(), mode));
            assertThat(speaks(seat))
                    .as(seat.toString())
                    .isEqualTo(permission(seat, mode).maySpeak());
        }
    }

    /** Whether the room counts them among those who may speak. */
    private boolean speaks(Participant seat) {
        return raw().call(
                                "SISMEMBER",
                                new RoomKeys(id).speakers(),
                                seat.identity().user().value())
                        .number(0)
                == 1;
    }

    /** Of those who are connected. */
    private void assertSfu(List<Participant> seats, int count) {
        var sfu = house.node(0).bean(SfuRooms.class);
        Map<Identity, Permission> wanted =
                seats.stream().collect(Collectors.toMap(Participant::identity, seat -> permission(seat, mode())));
        eventually("the SFU permits what the seats permit", LIMIT, () -> {
            var there = sfu.participants(id).stream()
                    .collect(Collectors.toMap(
                            participant -> participant.identity().orElseThrow(), Function.identity()));
            return there.size() == count
                    && there.values().stream().allMatch(participant -> agrees(participant, wanted));
        });
    }

    private static boolean agrees(SfuParticipant participant, Map<Identity, Permission> wanted) {
        return participant.permission().equals(wanted.get(participant.identity().orElseThrow()));
    }

    private RoomMode mode() {
        return RoomMode.valueOf(field("mode").toUpperCase(Locale.ROOT));
    }

    private static Permission permission(Participant seat, RoomMode mode) {
        return EffectivePermission.of(seat.role(), mode, seat.flags());
    }

    private static Participant seat(List<Participant> seats, String user) {
        return seats.stream()
                .filter(seat -> seat.identity().user().equals(new UserId(user)))
                .findFirst()
                .orElseThrow();
    }

    private MediaClient connect(Client person) {
        var joined = room.join(person).is(200);
        return MediaClient.connected(
                joined.at("/sfu/url").asText(), joined.at("/sfu/token").asText());
    }

    private EventReader roster(int node) {
        return EventReader.open(house.node(node).uri().resolve(path(room.id(), "events")), Map.of());
    }

    private String field(String name) {
        return raw().call("HGET", new RoomKeys(id).room(), name).text(0);
    }

    private static RawRedis raw() {
        return house.node(0).bean(RawRedis.class);
    }

    private static Presence presence() {
        return house.node(1).bean(Presence.class);
    }
}
