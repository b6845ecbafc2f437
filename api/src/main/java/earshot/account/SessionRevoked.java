package earshot.account;

import earshot.room.UserId;

/**
 * A user signed out somewhere, changed the password or deleted the account. Published on the node that did it, after the revocation holds:
 * the user's seat ends and its inbox streams close; a place that is still signed in opens them again.
 */
public record SessionRevoked(UserId user) {}
