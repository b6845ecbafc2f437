package earshot.presence;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Asks a room to take somebody, who is judged by the settings that the room has; asks again when they have changed meanwhile. */
@Singleton
class Admission {
    private static final int ATTEMPTS = 3;

    private final Rooms rooms;
    private final PresenceJson json;

    Admission(Rooms rooms, PresenceJson json) {
        this.rooms = rooms;
        this.json = json;
    }

    /**
     * What the room's {@code script} says to the newcomer; nothing where there is no such stream.
     *
     * @throws ProblemException {@code backend-unavailable} when the settings change all the time
     */
    <R> Optional<Answer<R>> ask(JoinRequest request, Function<Newcomer, R> script) {
        rooms.activate(request.room());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var answer = rooms.find(request.room())
                    .map(settings -> new Answer<>(settings, script.apply(newcomer(request, settings))));
            if (answer.filter(Answer::isStale).isEmpty()) {
                return answer;
            }
        }
        throw new ProblemException(
                ProblemType.BACKEND_UNAVAILABLE, "The room is being changed. Try again.", Duration.ofSeconds(1));
    }

    Newcomer newcomer(JoinRequest request, RoomSettings settings) {
        return new Newcomer(
                request.identity(),
                json.write(request.participant(settings)),
                request.permission(settings).maySpeak(),
                settings.mode(),
                settings.host().equals(request.identity().user()));
    }

    /** What was said, and the settings that the newcomer was judged by. */
    record Answer<R>(RoomSettings settings, R result) {
        private boolean isStale() {
            return result instanceof Refusal.Stale;
        }
    }
}
