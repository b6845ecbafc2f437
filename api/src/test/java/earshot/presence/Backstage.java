package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.KillableScripts;
import earshot.redis.RawRedis;
import earshot.redis.Redis;
import earshot.redis.RedisClock;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.RosterDigest;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.RoomRules;
import earshot.rules.Standing;
import earshot.stream.Visibility;
import earshot.testing.Backends;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The parts of presence over a real Redis, without HTTP and without a sweeper of their own; scripts can be killed. */
final class Backstage implements AutoCloseable {
    static final UserId HOST = user();

    private static final class Shared {
        static final Backstage BACKSTAGE = new Backstage();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BACKSTAGE::close));
        }
    }

    private final String killSwitch = "test:kill:" + UUID.randomUUID();
    private final ApplicationContext context;
    private final Redis redis;

    Backstage() {
        this(Map.of());
    }

    Backstage(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("earshot.presence.reload-interval", "10m"));
        all.putAll(settings);
        all.putAll(Map.of(
                "earshot.redis.uri",
                Backends.redisUri(),
                "earshot.signing.keys",
                "test-only-signing-key-of-at-least-32-bytes",
                "datasources.default.url",
                Backends.newDatabase(),
                "datasources.default.username",
                "postgres",
                "datasources.default.password",
                "postgres",
                KillableScripts.SWITCH,
                killSwitch));
        context = ApplicationContext.run(all, "test");
        redis = context.getBean(Redis.class);
    }

    /** One for all tests that only need rooms of their own. */
    static Backstage shared() {
        return Shared.BACKSTAGE;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Redis redis() {
        return redis;
    }

    /** From now on this script dies, {@code before} or {@code after} its work. */
    void kill(String script, String when) {
        raw().call("SET", killSwitch, script + ":" + when);
    }

    void spare() {
        raw().call("DEL", killSwitch);
    }

    /** A loaded, empty room. */
    StreamId room() {
        return room(settings(100));
    }

    StreamId room(RoomSettings settings) {
        var room = unloadedRoom();
        configure(room, settings);
        return room;
    }

    /** Sets the room, and leaves the standings as they are. */
    RoomRule.Applied configure(StreamId room, RoomSettings settings) {
        return rule(room, settings, Map.of());
    }

    /** Sets the room and what it knows of users; everybody else is a plain listener. */
    RoomRule.Applied rule(StreamId room, RoomSettings settings, Map<UserId, Standing> standings) {
        var held = bean(RuleState.class).held(room);
        var wanted = new WantedRules(settings, standings, Instant.ofEpochMilli(now()));
        var change = bean(RuleDifference.class).between(held, wanted);
        return (RoomRule.Applied) bean(RoomRule.class).run(room, change);
    }

    static StreamId unloadedRoom() {
        return new StreamId(UUID.randomUUID().toString());
    }

    static RoomSettings settings(int hardCap) {
        return settings(HOST, Visibility.PUBLIC, RoomStatus.OPEN, hardCap, RoomRules.DEFAULT);
    }

    static RoomSettings settings(UserId host, Visibility visibility, RoomStatus status, int cap, RoomRules rules) {
        return new RoomSettings(host, visibility, status, cap, cap, rules, null);
    }

    /** Those of a room that its host has not touched, but for these. */
    static RoomRules rules(RoomMode mode, int speakerCap) {
        var known = RoomRules.DEFAULT;
        return new RoomRules(
                mode,
                known.locked(),
                known.closed(),
                speakerCap,
                known.slowModeMs(),
                known.statusLine(),
                known.pinned(),
                known.access(),
                known.invite(),
                known.passwordHash(),
                known.waitForHost(),
                known.succession());
    }

    static UserId user() {
        return new UserId(UUID.randomUUID().toString());
    }

    static Identity identity() {
        return identity(user());
    }

    /** A new session of the user. */
    static Identity identity(UserId user) {
        return new Identity(user, new SessionId(UUID.randomUUID().toString()));
    }

    static JoinRequest request(StreamId room, Identity identity) {
        return new JoinRequest(room, identity, "Ada", false, ParticipantFlags.NONE);
    }

    /** Judged by the rules that the room has now. */
    Newcomer newcomer(StreamId room, Identity identity) {
        return bean(Admission.class).newcomer(request(room, identity), terms(room, identity.user()));
    }

    /** By what the user is judged now; where the room is not loaded, by those of a room that nobody has touched. */
    Terms terms(StreamId room, UserId user) {
        return bean(RuleState.class)
                .terms(room, user)
                .orElse(new Terms(settings(100), "1", Standing.PLAIN, Instant.ofEpochMilli(now())));
    }

    /** All steps of a join. */
    JoinOutcome join(JoinRequest request) {
        return bean(Seating.class)
                .join(request, terms(request.room(), request.identity().user()));
    }

    /** Seats the session, past claim and confirm; it takes over whatever seat the user has there. */
    PresenceJoin.Result join(StreamId room, Identity identity) {
        var older = seats(room).stream().map(seat -> seat.identity().session()).collect(Collectors.toUnmodifiableSet());
        return bean(PresenceJoin.class).run(room, newcomer(room, identity), older);
    }

    /** Makes the session's last heartbeat this much older. */
    void age(StreamId room, Identity identity, Duration by) {
        score(new RoomKeys(room).presence(), now() - by.toMillis(), identity.toString());
    }

    /** Puts a member into a sorted set, or moves it. */
    void score(String key, long score, String member) {
        raw().call("ZADD", key, Long.toString(score), member);
    }

    /** Sets a room's field past the scripts. */
    void put(StreamId room, String field, String value) {
        raw().call("HSET", new RoomKeys(room).room(), field, value);
    }

    /** Who may speak, as the room counts them. */
    Set<String> speakers(StreamId room) {
        return Set.copyOf(
                raw().call("SMEMBERS", new RoomKeys(room).speakers()).list(0).texts());
    }

    private RawRedis raw() {
        return bean(RawRedis.class);
    }

    long now() {
        return bean(RedisClock.class).now();
    }

    List<Participant> seats(StreamId room) {
        return bean(Presence.class).seats(room);
    }

    /** The log's events, oldest first, as JSON. */
    List<String> events(StreamId room) {
        return eventsAfter(room, 0);
    }

    /** Those after that version of the room. */
    List<String> eventsAfter(StreamId room, long version) {
        return redis.streamAfter(new RoomKeys(room).log(), version + "-0", 1000).stream()
                .map(entry -> entry.fields().getOrDefault("e", ""))
                .toList();
    }

    String lastEvent(StreamId room) {
        return events(room).getLast();
    }

    /** Fails unless the room's counts and digest are those of its participants. */
    void isConsistent(StreamId room) {
        var digest = RosterDigest.EMPTY;
        List<Participant> seats = seats(room);
        for (Participant seat : seats) {
            digest = digest.toggle(seat.identity().user(), seat.version());
        }
        assertThat(field(room, "digest")).isEqualTo(digest.toString());
        assertThat(field(room, "participants")).isEqualTo("" + seats.size());
    }

    String field(StreamId room, String field) {
        return redis.field(new RoomKeys(room).room(), field).orElse("");
    }

    @Override
    public void close() {
        context.close();
    }
}
