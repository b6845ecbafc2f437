package earshot.testing;

import static earshot.testing.Eventually.eventually;

import earshot.presence.JoinOutcome;
import earshot.presence.JoinRequest;
import earshot.presence.Presence;
import earshot.presence.Rooms;
import earshot.redis.RawRedis;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.ParticipantFlags;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A voice room over HTTP, with its people's browsers, and what presence says of it.
 *
 * @param node where
 * @param host the browser of the stream's host
 * @param id the stream
 */
public record VoiceRoom(Node node, Client host, StreamId id) {
    /** The room of a new stream that is live; nobody is in it. */
    public static VoiceRoom open(Node node) {
        var host = Client.signedUp(node, "Host");
        return new VoiceRoom(node, host, new StreamId(LiveStream.of(host, 500, 500)));
    }

    /** The answer to a join. */
    public Answer join(Client person) {
        return person.post(path("/join"), "{}");
    }

    /** Seats the user by a new session, past HTTP. */
    public JoinOutcome seat(UserId user, String name) {
        var identity = new Identity(user, new SessionId(UUID.randomUUID().toString()));
        var terms = node.bean(Rooms.class).terms(id, user).orElseThrow();
        return node.bean(Presence.class).join(new JoinRequest(id, identity, name, true, ParticipantFlags.NONE), terms);
    }

    /** A media client with the token of a join's answer. */
    public MediaClient connect(Answer joined) {
        return MediaClient.connected(
                joined.at("/sfu/url").asText(), joined.at("/sfu/token").asText());
    }

    /** Whether the SFU lets the token of a join's answer in. */
    public boolean letsIn(Answer joined) {
        try (var client = MediaClient.connect(
                joined.at("/sfu/url").asText(), joined.at("/sfu/token").asText())) {
            return client.isLetIn();
        }
    }

    /** Makes the room's epoch older than any grace; the room must have one. */
    public void growOld() {
        String rooms = new RoomKeys(id).room();
        var redis = node.bean(RawRedis.class);
        eventually(
                "the room has an epoch",
                Duration.ofSeconds(10),
                () -> redis.call("HEXISTS", rooms, "epoch_at").number(0) == 1);
        redis.call("HINCRBY", rooms, "epoch_at", "-86400000");
    }

    public Answer leave(Client person, Answer joined) {
        return person.post(
                path("/leave"), "{\"session\":\"" + joined.at("/session").asText() + "\"}");
    }

    /** The media of everybody in the room, in roster order. */
    public List<String> media() {
        return node.bean(Presence.class).seats(id).stream()
                .map(seat -> seat.media().text())
                .toList();
    }

    private String path(String suffix) {
        return "/api/voice/streams/" + id + suffix;
    }
}
