package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.ActiveRooms;
import earshot.room.Role;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Asks a room to take somebody, who is judged by the settings that the room has; asks again when they have changed meanwhile. */
@Singleton
class Admission {
    private static final int ATTEMPTS = 20;

    private final Rooms rooms;
    private final ActiveRooms active;
    private final PresenceJson json;

    Admission(Rooms rooms, ActiveRooms active, PresenceJson json) {
        this.rooms = rooms;
        this.active = active;
        this.json = json;
    }

    /**
     * What the room's {@code script} says to the newcomer; nothing where there is no such stream.
     *
     * @param known by what the newcomer is judged first
     * @throws ProblemException {@code backend-unavailable} when the settings change all the time
     */
    <R> Optional<Answer<R>> ask(JoinRequest request, Terms known, Function<Newcomer, R> script) {
        active.add(request.room());
        var terms = Optional.of(known);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var answer = terms.map(by -> new Answer<>(by, script.apply(newcomer(request, by))));
            if (answer.filter(Answer::isStale).isEmpty()) {
                return answer;
            }
            terms = terms(request);
        }
        throw new ProblemException(
                ProblemType.BACKEND_UNAVAILABLE, "The room is being changed. Try again.", Duration.ofSeconds(1));
    }

    /** By what the newcomer is judged now; nothing where there is no such stream. */
    Optional<Terms> terms(JoinRequest request) {
        return rooms.terms(request.room(), request.identity().user());
    }

    Newcomer newcomer(JoinRequest request, Terms terms) {
        var user = request.identity().user();
        return new Newcomer(
                request.identity(),
                json.write(request.participant(terms)),
                terms.permission(user).maySpeak(),
                terms.number(),
                terms.role(user) == Role.HOST,
                request.marks());
    }

    /** What was said, and the terms that the newcomer was judged by. */
    record Answer<R>(Terms terms, R result) {
        private boolean isStale() {
            return result instanceof Refusal.Stale;
        }
    }
}
