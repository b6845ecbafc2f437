package earshot.presence;

import earshot.account.Caller;
import earshot.account.SignedClaims;
import earshot.account.TokenSigner;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.room.Identity;
import earshot.room.SessionId;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Session tokens: what a tab shows to speak for its seat. Identities are public (everybody sees them in the roster), so only a signed
 * token counts, and only together with the login of its user.
 */
@Singleton
class SessionTokens {
    private static final String AUDIENCE = "earshot-session";
    private static final String ROOM = "room";
    private static final String SESSION = "sid";
    private static final String EPOCH = "epoch";

    private final TokenSigner signer;
    private final Clock clock;
    private final Duration lifetime;

    SessionTokens(TokenSigner signer, Clock clock, PresenceSettings settings) {
        this.signer = signer;
        this.clock = clock;
        this.lifetime = settings.sessionTtl();
    }

    /** A token for the seat, taken in {@code epoch} of the room. */
    String issue(Place place, String epoch) {
        Identity identity = place.identity();
        return signer.sign(new SignedClaims(
                AUDIENCE,
                identity.user().value(),
                clock.instant().plus(lifetime),
                Map.of(ROOM, place.room().value(), SESSION, identity.session().value(), EPOCH, epoch)));
    }

    /**
     * The seat that {@code token} speaks for.
     *
     * @throws ProblemException {@code forbidden} unless it is a session token of this caller for this room
     */
    SessionToken read(String token, Caller caller, StreamId room) {
        return signer.verify(AUDIENCE, token)
                .filter(claims -> claims.subject().equals(caller.id().value()))
                .filter(claims -> claims.value(ROOM).equals(room.value()))
                .flatMap(claims -> sessionToken(claims, caller, room))
                .orElseThrow(SessionTokens::refused);
    }

    private static Optional<SessionToken> sessionToken(SignedClaims claims, Caller caller, StreamId room) {
        return SessionId.parse(claims.value(SESSION))
                .map(session ->
                        new SessionToken(new Place(room, new Identity(caller.id(), session)), claims.value(EPOCH)));
    }

    private static ProblemException refused() {
        return new ProblemException(
                ProblemType.FORBIDDEN, "This session token is not valid for you and this room. Join again.");
    }
}
