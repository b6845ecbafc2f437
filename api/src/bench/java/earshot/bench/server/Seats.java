package earshot.bench.server;

import earshot.redis.RoomKeys;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** People who are seated in a room, and kept there, as if by another node. */
public final class Seats {
    private static final Pattern CPU = Pattern.compile("used_cpu_(?:user|sys):([0-9.]+)");

    private final RedisCommands<String, String> redis;
    private final String rules;
    private final RoomScript join;
    private final RoomScript renew;
    private final List<String> pairs = new ArrayList<>();

    Seats(RedisCommands<String, String> redis, RoomKeys room) {
        this.redis = redis;
        this.rules = redis.hget(room.room(), "rules");
        this.join = new RoomScript(redis, room, "presence_join");
        this.renew = new RoomScript(redis, room, "presence_renew");
    }

    /** Seats somebody new. */
    public void join() {
        joinLater().toCompletableFuture().join();
    }

    /** Asks for a seat for somebody new, without waiting for it. */
    public CompletionStage<Void> joinLater() {
        String user = UUID.randomUUID().toString();
        String session = UUID.randomUUID().toString();
        String participant = """
                {"userId":"%s","sessionId":"%s","identity":"%s.%s","displayName":"Viewer %d","role":"listener","guest":true,\
                "selfMuted":false,"selfDeafened":false,"serverMuted":false,"serverDeafened":false,"suppressed":false,\
                "media":"none","presence":"present","joinedAt":0,"version":0}""".formatted(user, session, user, session, size());
        pairs.add(user);
        pairs.add(session);
        return join.send("joined", user, session, participant, "1", rules, "0", "", "");
    }

    public int size() {
        return pairs.size() / 2;
    }

    /** Renews everybody's lease, so many with each script. */
    public void beat(int together) {
        for (int from = 0; from < pairs.size(); from += 2 * together) {
            renew.runUnchanging("renewed", pairs.subList(from, Math.min(pairs.size(), from + 2 * together)));
        }
    }

    /** What the process of Redis has used so far, ms. */
    public double redisCpuMs() {
        return CPU.matcher(redis.info("cpu"))
                        .results()
                        .mapToDouble(match -> Double.parseDouble(match.group(1)))
                        .sum()
                * 1_000;
    }
}
