package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes Redis hold what Postgres says of a room: reads the number of the rules, then Postgres, and writes the difference under that number.
 * Whoever comes in between has raised it, and everything is read again; so what is in force in the end is what Postgres had last, however
 * many do this at once. While decisions wait to be written to Postgres, Redis has the last word and stays as it is.
 */
@Singleton
class Enforcement {
    private static final int ATTEMPTS = 20;

    private final RuleState state;
    private final RuleDifference difference;
    private final RoomRule rule;
    private final Consequences consequences;

    Enforcement(RuleState state, RuleDifference difference, RoomRule rule, Consequences consequences) {
        this.state = state;
        this.difference = difference;
        this.rule = rule;
        this.consequences = consequences;
    }

    /**
     * The room's settings, which are in force now; nothing where there is no such stream.
     *
     * @throws ProblemException {@code backend-unavailable} when the rules change all the time
     */
    Optional<RoomSettings> enforce(StreamId room) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var held = state.held(room);
            if (held.settings().isPresent() && state.waits(room, held)) {
                return held.settings();
            }
            var wanted = state.wanted(room);
            if (wanted.isEmpty() || isInForce(room, held, wanted.get())) {
                return wanted.map(WantedRules::settings);
            }
        }
        throw new ProblemException(
                ProblemType.BACKEND_UNAVAILABLE, "The room is being changed. Try again.", Duration.ofSeconds(1));
    }

    private boolean isInForce(StreamId room, HeldRules held, WantedRules wanted) {
        var change = difference.between(held, wanted);
        return change.isNothing()
                || switch (rule.run(room, change)) {
                    case RoomRule.Stale stale -> false;
                    case RoomRule.Applied applied -> {
                        consequences.of(room, applied);
                        yield true;
                    }
                };
    }
}
