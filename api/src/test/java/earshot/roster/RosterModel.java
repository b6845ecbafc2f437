package earshot.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.room.Position;
import earshot.room.RosterDigest;
import earshot.room.UserId;
import earshot.testing.EventSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client's roster: applies events as docs/events.md asks of clients, and fails on a gap or another digest. */
final class RosterModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, JsonNode> participants = new TreeMap<>();

    @Nullable
    Position position;

    int snapshots;

    void apply(String data) {
        EventSchema.check(data);
        JsonNode event = parse(data);
        JsonNode d = event.get("d");
        switch (event.get("t").asText()) {
            case "roster_snapshot" -> {
                snapshots++;
                participants.clear();
                d.get("participants").forEach(this::put);
                at(event);
            }
            case "participant_joined", "participant_updated" -> {
                follows(event);
                put(d.get("participant"));
                at(event);
            }
            case "participant_left" -> {
                follows(event);
                participants.remove(d.get("userId").asText());
                at(event);
            }
            case "room_updated", "room_closed" -> {
                follows(event);
                at(event);
            }
            default -> {}
        }
    }

    RosterDigest digest() {
        RosterDigest digest = RosterDigest.EMPTY;
        for (JsonNode participant : participants.values()) {
            digest = digest.toggle(
                    new UserId(participant.get("userId").asText()),
                    participant.get("version").asLong());
        }
        return digest;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private void put(JsonNode participant) {
        participants.put(participant.get("userId").asText(), participant);
    }

    private void follows(JsonNode event) {
        Position next = Position.parse(event.get("p").asText()).orElseThrow();
        assertThat(position).isNotNull();
        assertThat(position.precedes(next)).as("%s after %s", next, position).isTrue();
    }

    private void at(JsonNode event) {
        position = Position.parse(event.get("p").asText()).orElseThrow();
        assertThat(digest().toString())
                .as("digest at %s", position)
                .isEqualTo(event.get("h").asText());
    }
}
