package earshot.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tokens that name a login: audience {@code earshot}, subject the user, {@code jti} the login. */
@Singleton
final class LoginTokens {
    private static final String AUDIENCE = "earshot";
    private static final String LOGIN = "jti";

    private final TokenSigner signer;

    LoginTokens(TokenSigner signer) {
        this.signer = signer;
    }

    Login issue(Caller caller, Instant expiresAt) {
        var claims = new SignedClaims(
                AUDIENCE,
                caller.user().id(),
                expiresAt,
                Map.of(LOGIN, caller.login().toString()));
        return new Login(caller.user(), signer.sign(claims), expiresAt);
    }

    /** What a genuine, unexpired token names; whether that login still holds is not known here. */
    Optional<Named> read(String token) {
        return signer.verify(AUDIENCE, token)
                .map(claims -> new Named(
                        UUID.fromString(claims.subject()), UUID.fromString(claims.value(LOGIN)), claims.expiresAt()));
    }

    record Named(UUID user, UUID login, Instant expiresAt) {}
}
