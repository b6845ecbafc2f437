package earshot.chaos;

import earshot.redis.RoomKeys;
import earshot.room.Position;
import earshot.room.StreamId;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last changes of a room as Redis keeps them for those who come back. */
final class RoomLog {
    private static final Pattern POSITION = Pattern.compile("\"p\":\"([^\"]+)\"");
    private static final Pattern COMING_OR_GOING =
            Pattern.compile("\"t\":\"(participant_joined|participant_left)\".*?\"userId\":\"([^\"]+)\"");

    private final List<String> events;

    RoomLog(RedisClusterCommands<String, String> redis, String stream) {
        events = redis.xrange(new RoomKeys(new StreamId(stream)).log(), Range.unbounded()).stream()
                .map(StreamMessage::getBody)
                .map(fields -> fields.get("e"))
                .toList();
    }

    /** What is not as it must be: each change once, one version after the other up to {@code now}, and of each user by turns a join and a leave. */
    List<String> breaches(Position now) {
        var found = new ArrayList<String>();
        var last = new HashMap<String, String>();
        Optional<Position> before = Optional.empty();
        for (String event : events) {
            Position here = position(event);
            before.filter(one -> !one.precedes(here)).ifPresent(one -> found.add("after " + one + " comes " + here));
            before = Optional.of(here);
            if (comesOrGoesAgain(event, last)) {
                found.add("twice: " + event);
            }
        }
        before.filter(one -> !one.equals(now)).ifPresent(one -> found.add("it ends at " + one + ", not at " + now));
        return found;
    }

    private static boolean comesOrGoesAgain(String event, Map<String, String> last) {
        var found = COMING_OR_GOING.matcher(event);
        return found.find() && found.group(1).equals(last.put(found.group(2), found.group(1)));
    }

    private static Position position(String event) {
        var found = POSITION.matcher(event);
        if (!found.find()) {
            throw new AssertionError("no position: " + event);
        }
        return Position.parse(found.group(1)).orElseThrow();
    }
}
