package earshot.account;

import io.micronaut.serde.annotation.Serdeable;

/** The account that the request is about. */
@Serdeable
record UserReply(User user) {}
