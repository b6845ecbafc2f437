package earshot.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Who was muted together.
 *
 * @param action always {@code mute_all}
 * @param userIds those who were not muted before
 */
@Serdeable
record MutedReply(String action, List<String> userIds) {}
