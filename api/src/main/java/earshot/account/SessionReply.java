package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param user absent where nobody is
 */
@Serdeable
record SessionReply(@Nullable User user) {}
