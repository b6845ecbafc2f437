package earshot.rules;

import earshot.room.Role;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what was decided for rooms. */
@Singleton
public class RuleBooks {
    private final RuleRepository rows;

    RuleBooks(RuleRepository rows) {
        this.rows = rows;
    }

    /** The book of one room, as it counts at {@code now}; the empty one where there is none. */
    @ReadOnly
    public RuleBook of(StreamId room, Instant now) {
        return Optional.ofNullable(of(List.of(room), now).get(room)).orElse(RuleBook.EMPTY);
    }

    /** The book of each room, in three queries however many rooms there are. */
    @ReadOnly
    public Map<StreamId, RuleBook> of(Collection<StreamId> rooms, Instant now) {
        List<String> ids = rooms.stream().map(StreamId::value).toList();
        var rules = new HashMap<StreamId, RoomRules>();
        rows.rules(ids).forEach(row -> rules.put(new StreamId(row.streamId()), row.rules()));
        var standings = new HashMap<StreamId, Map<UserId, Standing>>();
        rows.roles(ids).forEach(row -> of(standings, row.streamId()).put(row.user(), standing(row.granted())));
        rows.sanctions(ids, now).forEach(row -> add(of(standings, String.valueOf(row.room())), row.sanction()));
        var books = new HashMap<StreamId, RuleBook>();
        rooms.forEach(room -> books.put(
                room,
                new RuleBook(rules.getOrDefault(room, RoomRules.DEFAULT), standings.getOrDefault(room, Map.of()))));
        return books;
    }

    /** Puts the rules in the place of what the room had; they come into force when the room is brought in step. */
    @Transactional
    public void put(StreamId room, RoomRules rules) {
        rows.put(
                room.value(),
                rules.mode().text(),
                rules.locked(),
                rules.closed(),
                rules.speakerCap() == 0 ? null : rules.speakerCap(),
                rules.slowModeMs(),
                rules.statusLine(),
                rules.pinned() == null ? null : UUID.fromString(rules.pinned().value()),
                rules.access().text(),
                rules.invite(),
                rules.passwordHash(),
                rules.waitForHost(),
                rules.succession());
    }

    private static Map<UserId, Standing> of(Map<StreamId, Map<UserId, Standing>> standings, String room) {
        return standings.computeIfAbsent(new StreamId(room), key -> new HashMap<>());
    }

    private static Standing standing(Role role) {
        return new Standing(role, List.of());
    }

    private static void add(Map<UserId, Standing> standings, Sanction sanction) {
        standings.merge(sanction.user(), Standing.PLAIN.with(sanction), (known, added) -> known.with(sanction));
    }
}
