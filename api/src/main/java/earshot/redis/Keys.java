package earshot.redis;

import earshot.room.StreamId;
import earshot.room.UserId;
import java.util.List;
import java.util.stream.IntStream;

/** The names of the keys that are not a room's; redis/README.md says what each holds. A room's are in {@link RoomKeys}. */
public final class Keys {
    /**
     * Into how many keys the active rooms are spread; fixed, because the key of a room follows from it. Enough for each primary of a small
     * cluster to have some; every one costs each node four commands a second, also at night.
     */
    private static final int ACTIVE_SHARDS = 4;

    private Keys() {}

    /** Hash with TTL: the room and session that the user is in. */
    public static String user(UserId user) {
        return "voice:user:{" + user + "}";
    }

    /** Pub/sub channel of one user. */
    public static String inbox(UserId user) {
        return "voice:inbox:{" + user + "}";
    }

    /** Hash with TTL: a copy of the user's voice settings. */
    public static String settings(UserId user) {
        return "voice:settings:{" + user + "}";
    }

    /** Sorted set: the rooms of a shard by their next sweep. */
    public static String active(int shard) {
        return "voice:active:{" + shard + "}";
    }

    /** All shards' keys, in the order of the shards. */
    public static List<String> activeShards() {
        return IntStream.range(0, ACTIVE_SHARDS).mapToObj(Keys::active).toList();
    }

    /** The shard that {@code room} belongs to. */
    public static int activeShard(StreamId room) {
        return Math.floorMod(room.value().hashCode(), ACTIVE_SHARDS);
    }

    /** Hash with TTL: what a user's request with this {@code Idempotency-Key} was answered. */
    public static String action(UserId user, String key) {
        return "voice:action:{" + user + "}:" + key;
    }

    /** String with TTL: the SFU's event of this id was taken. */
    public static String webhook(String id) {
        return "voice:webhook:" + id;
    }

    /** Pub/sub channel on which a node hears itself. */
    static String echo(String node) {
        return "voice:echo:" + node;
    }

    /** String with TTL: the node whose turn it is to do {@code work} for a shard of the active rooms. */
    static String turn(String work, int shard) {
        return "voice:turn:" + work + ":{" + shard + "}";
    }

    static String limit(String limit, String subject) {
        return "voice:limit:" + limit + ":" + subject;
    }
}
