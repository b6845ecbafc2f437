package earshot.bench.server;

import earshot.bench.process.Wait;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The system as a broadcaster: somebody in a real room mutes and unmutes, in Redis, as if by another node. What is measured is therefore
 * what it takes to tell everybody. Redis is also the witness of what happened.
 */
public final class Room implements Broadcaster {
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Earshot earshot;
    private final Http host;
    private final String path;
    private final String session;
    private final String identity;
    private final RedisCommands<String, String> commands;
    private final RoomKeys keys;
    private final RoomScript update;
    private final Sent sent = new Sent();
    private final AtomicInteger heard = new AtomicInteger();
    private final RedisClient redis;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("beats").factory());
    private boolean muted;
    private int happened;

    Room(Earshot earshot, Http host, String stream) {
        this.earshot = earshot;
        this.host = host;
        this.path = "/api/voice/streams/" + stream;
        var joined = host.post(path + "/join", "{}");
        this.session = joined.at("/session").asText();
        this.identity = joined.at("/identity").asText();
        beats.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        this.redis = earshot.redis();
        this.commands = redis.connect().sync();
        this.keys = new RoomKeys(new StreamId(stream));
        this.update = new RoomScript(commands, keys, "presence_update");
        listen(keys.events());
    }

    /** Starts the system's room. */
    public static Room of(Earshot earshot) {
        return earshot.room();
    }

    private void listen(String channel) {
        var connection = redis.connectPubSub(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void smessage(String from, byte[] message) {
                sent.add(message);
                heard.incrementAndGet();
            }
        });
        connection.sync().ssubscribe(channel);
    }

    private void beat() {
        host.post(path + "/heartbeat", "{\"session\":\"" + session + "\"}");
    }

    @Override
    public String name() {
        return "Earshot";
    }

    @Override
    public InetSocketAddress address() {
        return earshot.address();
    }

    @Override
    public String request() {
        return "GET " + path + "/events HTTP/1.1\r\nHost: 127.0.0.1:"
                + address().getPort() + "\r\nAccept: text/event-stream\r\n\r\n";
    }

    @Override
    public int opening() {
        return 1;
    }

    @Override
    public int warmUpEvents() {
        return Java.WARM_UP_EVENTS;
    }

    /** Mutes or unmutes. */
    @Override
    public void publish(byte[] event) {
        muted = !muted;
        happened++;
        String[] ids = identity.split("\\.");
        update.run("updated", ids[0], ids[1], Boolean.toString(muted), "");
    }

    @Override
    public void check(List<byte[]> read) {
        Wait.until("Redis has told all", Duration.ofSeconds(10), () -> heard.get() >= happened);
        sent.check(read);
    }

    /** People who come into it by another node. */
    public Seats seats() {
        return new Seats(commands, keys);
    }

    /** The system that the room is in. */
    public Earshot earshot() {
        return earshot;
    }

    /** How many events {@link #check} waits for in Redis grows by what happened without {@link #publish}. */
    public void happened(int events) {
        happened += events;
    }

    /** Bytes on the API's heap that are in use, after a collection. */
    public long liveHeap() {
        return Java.liveHeap(earshot.program().pid());
    }

    /** The API and its Redis; Postgres and the SFU take no part. */
    @Override
    public Stream<ProcessHandle> workers() {
        return earshot.program()
                .family()
                .filter(process -> process.pid() == earshot.program().pid()
                        || process.info().command().orElse("").contains("redis-server"));
    }

    /** The system stays: it may have other rooms. */
    @Override
    public void close() {
        beats.shutdownNow();
        redis.shutdown();
    }
}
