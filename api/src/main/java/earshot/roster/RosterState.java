package earshot.roster;

import earshot.presence.RoomSnapshot;
import earshot.room.Position;
import earshot.roster.RosterEvent.Change;
import earshot.roster.RosterEvent.Snapshot;
import earshot.roster.RosterEvent.Speaking;
import earshot.roster.fanout.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A room as read from Redis.
 *
 * @param room everybody in it, at one position
 * @param log its last changes up to that position, oldest first, each following the one before
 */
record RosterState(RoomSnapshot room, List<Change> log) {
    RosterState(RoomSnapshot room) {
        this(room, List.of());
    }

    Position position() {
        return room.position();
    }

    /** Whether the log holds every change after {@code known}. */
    boolean continues(Position known) {
        return known.epoch().equals(position().epoch())
                && known.version() <= position().version()
                && known.version() >= position().version() - log.size();
    }

    /** The {@code roster_snapshot} event, JSON in UTF-8. */
    byte[] envelope() {
        String json = "{\"v\":1,\"t\":\"roster_snapshot\",\"p\":\"" + position() + "\",\"h\":\"" + room.digest()
                + "\",\"d\":{\"complete\":" + room.complete() + ",\"participants\":["
                + String.join(",", room.shown()) + "],\"counts\":" + room.counts() + ",\"room\":" + room.room()
                + ",\"speaking\":{\"userIds\":" + ids(room.speaking()) + ",\"seq\":" + room.speakingSequence()
                + "},\"hands\":" + ids(room.hands()) + "}}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    Snapshot snapshot() {
        return new Snapshot(this, Frame.message(position().toString(), envelope()));
    }

    /** Who speaks at this position, as an event of its own. */
    Speaking speaking() {
        String json = "{\"v\":1,\"t\":\"speakers_changed\",\"d\":{\"speaking\":" + ids(room.speaking()) + ",\"seq\":"
                + room.speakingSequence() + "}}";
        return new Speaking(room.speakingSequence(), Frame.message(null, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String ids(List<String> users) {
        return users.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")).replace("[\"\"]", "[]");
    }
}
