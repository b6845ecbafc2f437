package earshot.chaos;

import static earshot.testing.Eventually.eventually;

import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.LiveStream;
import earshot.testing.Rows;
import earshot.testing.StoppablePostgres;
import earshot.testing.StoppableRedis;
import earshot.testing.Together;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two API processes over a Redis, a Postgres and an SFU that are theirs alone, so that each can be broken. */
final class Site implements AutoCloseable {
    private static final String SIGNING_KEY = "test-only-signing-key-of-at-least-32-bytes";
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(60);

    private final StoppableRedis redis = StoppableRedis.start();
    private final StoppablePostgres postgres = StoppablePostgres.start();
    private final LiveKit sfu = LiveKit.start();
    private final List<ApiProcess> nodes;
    private final LoadBalancer doors;
    private final List<Watcher> watchers = new ArrayList<>();
    private final RedisInUse redisInUse;
    private final Client host;

    private Site(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "REDIS_URI",
                redis.uri(),
                "DATABASE_URL",
                postgres.url(),
                "LIVEKIT_URL",
                sfu.url(),
                "LIVEKIT_API_KEY",
                LiveKit.API_KEY,
                "LIVEKIT_API_SECRET",
                LiveKit.API_SECRET,
                "EARSHOT_SIGNING_KEYS",
                SIGNING_KEY,
                "EARSHOT_PRESENCE_JOINS_PER_MINUTE",
                "10000",
                "EARSHOT_ACTIONS_PER_MINUTE",
                "10000",
                "EARSHOT_STREAM_MADE_PER_HOST",
                "10000",
                "EARSHOT_ACCOUNT_LIMITS_GUESTS_PER_ADDRESS",
                "1000000"));
        all.putAll(settings);
        // One after the other: the first makes the tables.
        nodes = List.of(
                ApiProcess.start(all).awaitReady(), ApiProcess.start(all).awaitReady());
        doors = new LoadBalancer(nodes);
        redisInUse = RedisInUse.at(all.get("REDIS_URI"));
        host = Client.of(doors.get()).signUp("Host");
    }

    static Site open() {
        return new Site(Map.of());
    }

    /** With settings named as in the environment. */
    static Site open(Map<String, String> settings) {
        return new Site(settings);
    }

    /** The Redis of its own; not in use when the settings name another. */
    StoppableRedis redis() {
        return redis;
    }

    /** A connection of the test's own to the Redis in use. */
    RedisClusterCommands<String, String> redisCommands() {
        return redisInUse.commands();
    }

    /** Whether that connection finds the server which has the key now. */
    boolean finds(String key) {
        try {
            redisCommands().exists(key);
            return true;
        } catch (RedisException e) {
            return false;
        }
    }

    StoppablePostgres postgres() {
        return postgres;
    }

    LiveKit sfu() {
        return sfu;
    }

    ApiProcess node(int index) {
        return nodes.get(index);
    }

    List<ApiProcess> nodes() {
        return nodes;
    }

    List<Watcher> watchers() {
        return watchers;
    }

    LoadBalancer doors() {
        return doors;
    }

    /** The host of all {@link #streams}, at whichever node is next. */
    Client host() {
        return host.at(doors.get());
    }

    /** The ids of new streams that run. */
    List<String> streams(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LiveStream.of(host, 500, 500))
                .toList();
    }

    /** This many viewers, spread over the streams and the nodes; all have the roster when this returns. */
    List<Watcher> watch(int count, List<String> streams) {
        List<Watcher> opened = IntStream.range(0, count)
                .mapToObj(i -> Watcher.of(streams.get(i % streams.size()), doors))
                .toList();
        watchers.addAll(opened);
        eventually("all viewers have a roster", OPEN_LIMIT, () -> opened.stream()
                .allMatch(watcher -> watcher.roster().standing().isPresent()));
        return opened;
    }

    /** This many guests, spread over the streams; none has joined. */
    List<Person> guests(int count, List<String> streams) {
        List<URI> addresses = nodes.stream().map(ApiProcess::uri).toList();
        return Together.each(
                IntStream.range(0, count).boxed().toList(),
                i -> Person.guest("Guest " + i, streams.get(i % streams.size()), addresses, doors));
    }

    /** How many people are in all rooms together, as a viewer of each sees it. */
    long present() {
        return watchers.stream()
                .collect(Collectors.toMap(
                        Watcher::stream, watcher -> watcher.roster().size(), (one, other) -> one))
                .values()
                .stream()
                .mapToLong(size -> size)
                .sum();
    }

    /** Whether a viewer of the person's room sees them in it. */
    boolean shows(Person person) {
        return watchers.stream()
                .filter(watcher -> watcher.stream().equals(person.stream()))
                .anyMatch(watcher -> watcher.roster().has(person.userId()));
    }

    /** What all nodes count under this name, with these labels. */
    double metric(String name, String... labels) {
        return nodes.stream()
                .mapToDouble(node -> node.metrics().value(name, labels))
                .sum();
    }

    /** The first column of what the query finds. */
    List<String> column(String query) {
        return Rows.column(postgres.url(), query);
    }

    /** How many rows the query finds. */
    int rows(String query) {
        return Rows.count(postgres.url(), query);
    }

    @Override
    public void close() {
        watchers.forEach(Watcher::close);
        doors.close();
        nodes.forEach(ApiProcess::close);
        sfu.close();
        redisInUse.close();
        redis.close();
        postgres.close();
    }
}
