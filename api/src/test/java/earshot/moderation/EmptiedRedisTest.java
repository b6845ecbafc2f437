package earshot.moderation;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.presence.Presence;
import earshot.redis.RawRedis;
import earshot.room.StreamId;
import earshot.testing.Client;
import earshot.testing.StoppableRedis;
import earshot.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Redis loses everything while 300 people talk in ten rooms: they are back in time, without those who were banned, muted as before. */
class EmptiedRedisTest {
    private static final int ROOMS = 10;
    private static final int PEOPLE = 30;
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private record Seat(Stagehands room, Client client, String session) {
        /** One heartbeat, as every tab sends it. */
        int beat() {
            return House.seat(client, room.id(), "heartbeat", session).status();
        }
    }

    @Test
    void everybodyIsBackAsTheyWere() {
        try (var redis = StoppableRedis.start();
                var house = House.of(2, Map.of("earshot.redis.uri", redis.uri()))) {
            List<Seat> seats = new ArrayList<>();
            Map<Stagehands, Client> muted = new HashMap<>();
            List<Seat> banned = new ArrayList<>();
            for (int i = 0; i < ROOMS; i++) {
                var room = Stagehands.open(house);
                List<Seat> here = Together.each(Collections.nCopies(PEOPLE, room), EmptiedRedisTest::seated);
                seats.addAll(here);
                room.post(room.host(), here.get(0).client(), "mute").is(200);
                muted.put(room, here.get(0).client());
                room.ban(room.host(), here.get(1).client(), "\"scope\":\"room\"")
                        .is(200);
                banned.add(here.get(1));
            }
            seats.removeAll(banned);

            house.node(0).bean(RawRedis.class).call("FLUSHALL");
            long lost = System.nanoTime();
            eventually("all are back", Duration.ofSeconds(30), () -> Together.each(seats, Seat::beat).stream()
                    .allMatch(status -> status == 204));
            Duration back = Duration.ofNanos(System.nanoTime() - lost);

            assertThat(Together.each(banned, Seat::beat)).containsOnly(410);
            banned.forEach(seat -> seat.room().join(seat.client()).isProblem(403, "denied"));
            muted.forEach((room, client) -> {
                assertThat(room.seat(client).flags().serverMuted()).isTrue();
                assertThat(house.node(0).bean(Presence.class).seats(new StreamId(room.id())))
                        .hasSize(PEOPLE - 1);
            });
            assertThat(back).isLessThan(IN_TIME);
        }
    }

    private static Seat seated(Stagehands room) {
        Client client = room.guest("Guest");
        return new Seat(room, client, House.session(room.join(client)));
    }
}
