package earshot.testing;

import earshot.presence.Presence;
import earshot.room.StreamId;
import java.util.List;

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
        var id = host.post("/api/streams", """
                        {"title":"Test","playbackUrl":"/demo/live.m3u8","visibility":"public",
                        "voice":{"enabled":true,"softCap":500,"hardCap":500}}""").is(201).at("/id").asText();
        host.patch("/api/streams/" + id, "{\"status\":\"live\"}").is(200);
        return new VoiceRoom(node, host, new StreamId(id));
    }

    /** The answer to a join. */
    public Answer join(Client person) {
        return person.post(path("/join"), "{}");
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
