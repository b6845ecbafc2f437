package earshot.presence;

import earshot.redis.Answer;
import earshot.redis.Redis;
import earshot.redis.RedisClock;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.RuleBook;
import earshot.rules.RuleBooks;
import earshot.rules.Standings;
import earshot.stream.Stream;
import earshot.stream.Streams;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rooms' rules: what Redis holds, and what Postgres wants. */
@Singleton
class RuleState {
    private static final List<String> OTHERS = List.of("rules", "rules_entry", "participants");
    private static final String[] FIELDS = java.util.stream.Stream.concat(SettingsFields.READ.stream(), OTHERS.stream())
            .toArray(String[]::new);

    private final Redis redis;
    private final RedisClock clock;
    private final Streams streams;
    private final RuleBooks books;
    private final SettingsFields fields;
    private final Standings standings;

    RuleState(
            Redis redis,
            RedisClock clock,
            Streams streams,
            RuleBooks books,
            SettingsFields fields,
            Standings standings) {
        this.redis = redis;
        this.clock = clock;
        this.streams = streams;
        this.books = books;
        this.fields = fields;
        this.standings = standings;
    }

    /** What Redis holds of the room. The number is read first: standings of a later one make a decision stale, never wrong. */
    HeldRules held(StreamId room) {
        var keys = new RoomKeys(room);
        Map<String, String> hash = redis.fields(keys.room(), FIELDS);
        return held(hash, redis.hash(keys.sanctions()));
    }

    /** The same of many rooms, in two round trips. */
    Map<StreamId, HeldRules> held(List<StreamId> rooms) {
        var hashes = Answer.all(redis.fieldsOfEach(
                rooms.stream().map(room -> new RoomKeys(room).room()).toList(), FIELDS));
        var sanctions = Answer.all(redis.hashes(
                rooms.stream().map(room -> new RoomKeys(room).sanctions()).toList()));
        var held = new HashMap<StreamId, HeldRules>();
        for (int i = 0; i < rooms.size(); i++) {
            held.put(rooms.get(i), held(hashes.get(i), sanctions.get(i)));
        }
        return held;
    }

    /** By what the user is judged in the room; nothing where it is not loaded. The number is read first here too. */
    Optional<Terms> terms(StreamId room, UserId user) {
        var keys = new RoomKeys(room);
        var number = redis.askFields(keys.room(), FIELDS);
        var text = redis.askField(keys.sanctions(), user.value());
        Map<String, String> hash = number.await();
        var standing = standings.read(text.await());
        return fields.read(hash).map(settings -> new Terms(settings, hash.getOrDefault("rules", ""), standing, now()));
    }

    /** Whether decisions wait to be written to Postgres, which does not have the last word then. */
    boolean waits(StreamId room, HeldRules held) {
        return !held.unwritten().isEmpty() && redis.streamHas(new RoomKeys(room).history(), held.unwritten());
    }

    /** What Postgres has of the room; nothing where there is no such stream. */
    Optional<WantedRules> wanted(StreamId room) {
        Instant now = now();
        return streams.find(room).map(stream -> wanted(stream, books.of(room, now), now));
    }

    /** The same of every running stream and those of {@code others} that there are. */
    Map<StreamId, WantedRules> wanted(Set<StreamId> others) {
        Instant now = now();
        List<Stream> found = streams.liveAnd(others);
        Map<StreamId, RuleBook> known = books.of(found.stream().map(Stream::id).toList(), now);
        var wanted = new HashMap<StreamId, WantedRules>();
        found.forEach(stream ->
                wanted.put(stream.id(), wanted(stream, known.getOrDefault(stream.id(), RuleBook.EMPTY), now)));
        return wanted;
    }

    /** Redis time, to the millisecond. */
    Instant now() {
        return Instant.ofEpochMilli(clock.now());
    }

    private static WantedRules wanted(Stream stream, RuleBook book, Instant now) {
        return new WantedRules(RoomSettings.of(stream, book.rules()), book.standings(), now);
    }

    private HeldRules held(Map<String, String> hash, Map<String, String> texts) {
        var known = new HashMap<UserId, String>();
        texts.forEach((user, text) -> known.put(new UserId(user), text));
        return new HeldRules(
                hash.getOrDefault("rules", ""),
                fields.read(hash),
                known,
                hash.getOrDefault("rules_entry", ""),
                Integer.parseInt(hash.getOrDefault("participants", "0")));
    }
}
