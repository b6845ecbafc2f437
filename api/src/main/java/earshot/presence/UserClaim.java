package earshot.presence;

import earshot.redis.Keys;
import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RedisClock;
import earshot.room.Identity;
import earshot.room.SessionId;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code user_claim.lua}: notes that a session is about to take a seat. */
@Singleton
final class UserClaim {
    private final LuaScript script;
    private final RedisClock clock;
    private final String lifetime;

    UserClaim(LuaScripts scripts, RedisClock clock, PresenceSettings settings) {
        this.script = scripts.load("user_claim");
        this.clock = clock;
        this.lifetime = Long.toString(settings.sessionTtl().toMillis());
    }

    /** Claims the user's one seat for the request's session, or for the one that the same request made before. */
    Claim run(JoinRequest request) {
        Identity identity = request.identity();
        var reply = script.run(
                List.of(Keys.user(identity.user())),
                List.of(
                        clock.notAfter(),
                        identity.session().value(),
                        request.room().value(),
                        lifetime,
                        Objects.requireNonNullElse(request.name(), "")));
        return switch (reply.text(0)) {
            case "claimed" ->
                new Claim(
                        new Identity(identity.user(), new SessionId(reply.text(1))),
                        SessionId.parse(reply.text(2)),
                        sessions(Place.all(identity.user(), reply.list(3))));
            default -> throw ChangeScript.undocumented(reply);
        };
    }

    private static Set<SessionId> sessions(List<Place> places) {
        return places.stream().map(place -> place.identity().session()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A claim.
     *
     * @param identity who has it now
     * @param before the session that had it before
     * @param older all the user's other sessions that may have a seat, which this one takes over
     */
    record Claim(Identity identity, Optional<SessionId> before, Set<SessionId> older) {
        /** Whether the session has been told of a seat already. */
        boolean isRepeated() {
            return before.filter(identity.session()::equals).isPresent();
        }

        /** The same, which is known to be later than that session too. */
        Claim after(SessionId session) {
            var all = new HashSet<>(older);
            all.add(session);
            return new Claim(identity, before, Set.copyOf(all));
        }
    }
}
