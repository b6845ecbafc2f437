package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.ActiveRooms;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.rules.Standing;
import earshot.rules.Standings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Brings decisions into force while Postgres is away: from what Redis holds, with their rows in the room's history queue. */
@Singleton
public class RulesAhead {
    private static final int ATTEMPTS = 20;

    private final RuleState state;
    private final RuleDifference difference;
    private final RoomRule rule;
    private final Consequences consequences;
    private final Standings standings;
    private final ActiveRooms active;

    RulesAhead(
            RuleState state,
            RuleDifference difference,
            RoomRule rule,
            Consequences consequences,
            Standings standings,
            ActiveRooms active) {
        this.state = state;
        this.difference = difference;
        this.rule = rule;
        this.consequences = consequences;
        this.standings = standings;
        this.active = active;
    }

    /**
     * What is known of a room while it is decided.
     *
     * @param standings of everybody of whom there is something to know
     * @param now Redis time
     */
    public record Known(RoomSettings settings, Map<UserId, Standing> standings, Instant now) {
        /** The user's standing. */
        public Standing standing(UserId user) {
            return standings.getOrDefault(user, Standing.PLAIN);
        }
    }

    /**
     * A decision.
     *
     * @param standings that are others now
     * @param unwritten what Postgres must hear; empty for what it sees by itself
     * @param answer what the one who decides makes of it
     */
    public record Decision<T>(Map<UserId, Standing> standings, Map<String, String> unwritten, T answer) {}

    /**
     * Decides by what holds now; asked again when that changed meanwhile.
     *
     * @throws ProblemException {@code backend-unavailable} where Redis does not hold the room, or it changes all the time
     */
    public <T> T decide(StreamId room, Function<Known, Decision<T>> judge) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var held = state.held(room);
            var known = known(held);
            var decision = judge.apply(known);
            if (isInForce(room, held, known, decision)) {
                return decision.answer();
            }
        }
        throw away();
    }

    /**
     * What holds now.
     *
     * @throws ProblemException {@code backend-unavailable} where Redis does not hold the room
     */
    public Known known(StreamId room) {
        return known(state.held(room));
    }

    /** The active rooms of the host's streams. */
    public List<StreamId> roomsOf(UserId host) {
        List<StreamId> rooms = List.copyOf(active.all());
        var held = state.held(rooms);
        return rooms.stream()
                .filter(room -> Optional.ofNullable(held.get(room))
                        .flatMap(HeldRules::settings)
                        .filter(settings -> settings.host().equals(host))
                        .isPresent())
                .toList();
    }

    private <T> boolean isInForce(StreamId room, HeldRules held, Known known, Decision<T> decision) {
        var after = new HashMap<>(known.standings());
        after.putAll(decision.standings());
        var wanted = new WantedRules(known.settings(), after, known.now());
        return switch (rule.run(room, difference.of(held, wanted, decision.unwritten()))) {
            case RoomRule.Stale stale -> false;
            case RoomRule.Applied applied -> {
                active.add(room);
                consequences.of(room, applied);
                yield true;
            }
        };
    }

    private Known known(HeldRules held) {
        Instant now = state.now();
        var known = new HashMap<UserId, Standing>();
        held.standings()
                .forEach((user, text) ->
                        known.put(user, standings.read(Optional.of(text)).at(now)));
        return new Known(held.settings().orElseThrow(RulesAhead::away), known, now);
    }

    private static ProblemException away() {
        return new ProblemException(
                ProblemType.BACKEND_UNAVAILABLE, "The room cannot be changed now. Try again.", Duration.ofSeconds(1));
    }
}
