package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.room.Identity;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a user's key: where the user's sessions may have seats. */
@Singleton
class Whereabouts {
    private static final String CURRENT = "current";

    private final Redis redis;

    Whereabouts(Redis redis) {
        this.redis = redis;
    }

    Places of(UserId user) {
        Map<String, String> fields = redis.hash(Keys.user(user));
        List<Place> all = new ArrayList<>();
        fields.forEach((name, value) -> SessionId.parse(name)
                .ifPresent(session -> all.add(new Place(new StreamId(value), new Identity(user, session)))));
        return new Places(all, Optional.ofNullable(fields.get(CURRENT)).flatMap(SessionId::parse));
    }

    /**
     * @param all the places of all sessions that may have a seat
     * @param claimant the session with the claim
     */
    record Places(List<Place> all, Optional<SessionId> claimant) {
        /** Where the session with the claim sits, or is about to. */
        Optional<Place> current() {
            return all.stream()
                    .filter(place ->
                            claimant.equals(Optional.of(place.identity().session())))
                    .findAny();
        }
    }
}
