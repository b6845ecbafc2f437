package earshot.redis;

import earshot.room.StreamId;
import java.util.List;

/**
 * The names of one room's keys, all with its id as hash tag so that they share a slot; redis/README.md says what each holds.
 *
 * @param id the room
 */
public record RoomKeys(StreamId id) {
    /** Every key in the order in which {@code room.lua} unpacks them: each room script is given them all. */
    public List<String> all() {
        return List.of(
                room(),
                presence(),
                participants(),
                speakers(),
                late(),
                speaking(),
                denied(),
                log(),
                history(),
                events(),
                sanctions(),
                hands(),
                timers());
    }

    /** Hash: epoch, version, digest, counts and the cached settings. */
    public String room() {
        return key("rooms");
    }

    /** Sorted set: identity by last heartbeat. */
    public String presence() {
        return key("presence");
    }

    /** Hash: user id to participant JSON. */
    public String participants() {
        return key("participants");
    }

    /** Set: users who may speak. */
    public String speakers() {
        return key("speakers");
    }

    /** Set: users shown as reconnecting. */
    public String late() {
        return key("late");
    }

    /** Sorted set: users who speak now, by when that ends without renewal. */
    public String speaking() {
        return key("speaking");
    }

    /** Sorted set: users and identities who may not join, by when that ends. */
    public String denied() {
        return key("denied");
    }

    /** Stream: the last events, ids {@code <version>-0}. */
    public String log() {
        return key("log");
    }

    /** Stream: joins and leaves that Postgres has not yet. */
    public String history() {
        return key("history");
    }

    /** Pub/sub channel: events as they happen. */
    public String events() {
        return key("events");
    }

    /** Hash: user id to standing, of those of whom there is something to know. */
    public String sanctions() {
        return key("sanctions");
    }

    /** Sorted set: users whose hand is raised, in their order. */
    public String hands() {
        return key("hands");
    }

    /** Sorted set: what is due, by when. */
    public String timers() {
        return key("timers");
    }

    private String key(String kind) {
        return "voice:" + kind + ":{" + id + "}";
    }
}
