package earshot.account;

import java.time.Instant;

/**
 * A user who is signed in somewhere.
 *
 * @param token names the login to every node
 * @param expiresAt when token and login end
 */
record Login(User user, String token, Instant expiresAt) {}
