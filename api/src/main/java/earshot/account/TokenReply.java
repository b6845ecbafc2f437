package earshot.account;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A bearer token.
 *
 * @param token for the header {@code Authorization: Bearer}
 * @param expiresAt ms since the Unix epoch
 */
@Serdeable
record TokenReply(String token, long expiresAt, User user) {
    static TokenReply of(Login login) {
        return new TokenReply(login.token(), login.expiresAt().toEpochMilli(), login.user());
    }
}
