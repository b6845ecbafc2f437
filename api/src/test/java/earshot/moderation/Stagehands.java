package earshot.moderation;

import earshot.presence.House;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.redis.RawRedis;
import earshot.redis.RedisClock;
import earshot.redis.RoomKeys;
import earshot.room.Participant;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import java.util.Map;

/**
 * A running stream with its host, whose browser speaks with one node, while everybody else's speaks with the other.
 *
 * @param house two nodes
 * @param host the host's browser, on the first node
 * @param id the stream
 */
record Stagehands(House house, Client host, String id) {
    static Stagehands open(House house) {
        Client host = Client.signedUp(house.node(0), "Host");
        return new Stagehands(house, host, house.stream(host, 500, 500));
    }

    /** Another stream of the same host. */
    Stagehands another() {
        return new Stagehands(house, host, house.stream(host, 500, 500));
    }

    /** The browser of somebody with an account, on the other node. */
    Client person(String name) {
        return Client.signedUp(house.node(0), name).at(house.node(1));
    }

    /** The browser of a guest, on the other node. */
    Client guest(String name) {
        return Client.guest(house.node(0), name).at(house.node(1));
    }

    /** Somebody whom the host made a moderator, still on the other node. */
    Client moderator(String name) {
        Client moderator = person(name);
        act(host, "PUT", moderator, "role", "{\"role\":\"moderator\"}").is(200);
        return moderator;
    }

    /** Sets the room's mode and most speakers, 0 for no such cap, as Postgres has them. */
    void set(String mode, int speakerCap) {
        house.execute("""
                INSERT INTO room_rules (stream_id, mode, speaker_cap) VALUES ('%s', '%s', nullif(%d, 0))
                ON CONFLICT (stream_id) DO UPDATE SET mode = excluded.mode, speaker_cap = excluded.speaker_cap
                """.formatted(id, mode, speakerCap));
        house.node(0).bean(Rooms.class).reload(new StreamId(id));
    }

    /** Renews everybody's lease, as the heartbeats of their browsers would. */
    void beat() {
        var stream = new StreamId(id);
        var redis = house.node(1).bean(RawRedis.class);
        String now = Long.toString(house.node(1).bean(RedisClock.class).now());
        house.node(1)
                .bean(Presence.class)
                .seats(stream)
                .forEach(seat -> redis.call(
                        "ZADD",
                        new RoomKeys(stream).presence(),
                        now,
                        seat.identity().toString()));
    }

    Answer join(Client client) {
        return House.join(client, id);
    }

    /** An action on a person. */
    Answer act(Client actor, String method, Client target, String what, String body) {
        return actor.send(method, House.path(id, "participants/" + user(target) + "/" + what), body);
    }

    Answer post(Client actor, Client target, String what) {
        return act(actor, "POST", target, what, "{}");
    }

    Answer delete(Client actor, Client target, String what) {
        return actor.delete(House.path(id, "participants/" + user(target) + "/" + what));
    }

    Answer ban(Client actor, Client target, String rest) {
        return actor.post(House.path(id, "bans"), "{\"userId\":\"" + user(target) + "\"," + rest + "}");
    }

    /** The person's seat as the other node sees it. */
    Participant seat(Client client) {
        return house.node(1)
                .bean(Presence.class)
                .seat(new StreamId(id), user(client))
                .orElseThrow();
    }

    boolean isIn(Client client) {
        return house.node(1)
                .bean(Presence.class)
                .seat(new StreamId(id), user(client))
                .isPresent();
    }

    static UserId user(Client client) {
        return new UserId(client.get("/api/session").at("/user/id").asText());
    }

    /** The person's own events, from their node. */
    EventReader inbox(Client client) {
        return EventReader.open(
                house.node(1).uri().resolve("/api/me/events"), Map.of("Cookie", String.valueOf(client.cookie())));
    }
}
