package earshot.testing;

import earshot.presence.Presence;
import earshot.room.StreamId;
import java.util.List;
import java.util.UUID;

/**
 * A voice room over HTTP, with its people's browsers, and what presence says of it.
 *
 * @param node where
 * @param host the browser of the first to join
 * @param id the stream
 */
public record VoiceRoom(Node node, Client host, StreamId id) {
    /** A room where nobody is. */
    public static VoiceRoom open(Node node) {
        return new VoiceRoom(node, Client.guest(node, "Host"), new StreamId("s-" + UUID.randomUUID()));
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
