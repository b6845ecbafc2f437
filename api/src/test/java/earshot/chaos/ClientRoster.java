package earshot.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.room.Position;
import earshot.room.RosterDigest;
import earshot.room.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer knows of a room, event by event as docs/events.md asks of clients, and every breach of the protocol that it saw. Only
 * snapshots are parsed: thousands of these must share a machine with what they watch.
 */
final class ClientRoster {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** User id to the version of the participant's last change. */
    private final Map<String, Long> participants = new HashMap<>();

    private final Map<String, Integer> expiries = new HashMap<>();
    private final List<String> breaches = new ArrayList<>();
    private final Lags lags = new Lags();
    private RosterDigest digest = RosterDigest.EMPTY;
    private @Nullable Position position;
    private int snapshots;
    private int joins;
    private int leaves;
    private boolean degraded;

    synchronized void apply(String data) {
        String t = between(data, "\"t\":\"", "\"");
        switch (t) {
            case "roster_snapshot" -> replace(data);
            case "participant_joined" -> {
                if (participants.containsKey(user(data))) {
                    breaches.add("joined twice: " + data);
                }
                joins += data.endsWith(",\"restored\":true}}") ? 0 : 1;
                lags.add(Long.parseLong(between(data, "\"joinedAt\":", ",")));
                follow(data, () -> seat(user(data)));
            }
            case "participant_updated" -> follow(data, () -> seat(user(data)));
            case "participant_left" -> {
                if (!participants.containsKey(user(data))) {
                    breaches.add("left without a seat: " + data);
                }
                leaves++;
                if (data.contains("\"reason\":\"expired\"")) {
                    expiries.merge(user(data), 1, Integer::sum);
                }
                follow(data, () -> unseat(user(data)));
            }
            case "degraded" -> degraded = true;
            default -> {
                if (data.contains("\"p\":\"")) {
                    follow(data, () -> {});
                }
            }
        }
    }

    /** How late it heard of joins. */
    Lags lags() {
        return lags;
    }

    /** Where this roster stands, with its digest; nothing before the first snapshot. */
    synchronized Optional<Standing> standing() {
        return Optional.ofNullable(position).map(at -> new Standing(at, digest));
    }

    synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    synchronized int size() {
        return participants.size();
    }

    synchronized boolean has(String user) {
        return participants.containsKey(user);
    }

    /** How often this user was said to have left for want of heartbeats. */
    synchronized int expiries(String user) {
        return expiries.getOrDefault(user, 0);
    }

    synchronized int snapshots() {
        return snapshots;
    }

    /** How many joins were announced, but for seats given back, whom nobody should greet. */
    synchronized int joins() {
        return joins;
    }

    /** How many leaves were announced. */
    synchronized int leaves() {
        return leaves;
    }

    /** Whether the node said that it cannot keep up to date now. */
    synchronized boolean degraded() {
        return degraded;
    }

    private void replace(String data) {
        JsonNode event = parse(data);
        snapshots++;
        degraded = false;
        participants.clear();
        digest = RosterDigest.EMPTY;
        for (JsonNode participant : event.at("/d/participants")) {
            put(participant.get("userId").asText(), participant.get("version").asLong());
        }
        at(data);
    }

    private void follow(String data, Runnable change) {
        Position next = Position.parse(between(data, "\"p\":\"", "\"")).orElseThrow();
        if (position == null || !position.precedes(next)) {
            breaches.add("a gap after " + position + ": " + data);
        }
        position = next;
        change.run();
        at(data);
    }

    private void at(String data) {
        position = Position.parse(between(data, "\"p\":\"", "\"")).orElseThrow();
        if (!digest.toString().equals(between(data, "\"h\":\"", "\""))) {
            breaches.add("another digest, " + digest + ": " + data);
        }
    }

    /** A participant's version is that of the event which carries it. */
    private void seat(String user) {
        put(user, position == null ? 0 : position.version());
    }

    private void put(String user, long version) {
        unseat(user);
        participants.put(user, version);
        digest = digest.toggle(new UserId(user), version);
    }

    private void unseat(String user) {
        Long version = participants.remove(user);
        if (version != null) {
            digest = digest.toggle(new UserId(user), version);
        }
    }

    private static String user(String data) {
        return between(data, "\"userId\":\"", "\"");
    }

    private static String between(String text, String open, String close) {
        int start = text.indexOf(open);
        return start < 0 ? "" : text.substring(start + open.length(), text.indexOf(close, start + open.length()));
    }

    private static JsonNode parse(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(data, e);
        }
    }
}
