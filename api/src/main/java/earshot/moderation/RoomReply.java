package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.presence.JoinReply;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A room as its hosts see it.
 *
 * @param room as everybody sees it
 * @param succession whether the longest present moderator stands in for a host who is gone
 * @param invite the secret of the link, for the join's {@code invite}; null where there is none, and for moderators
 */
@Serdeable
@Schema(name = "RoomSettings")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RoomReply(
        JoinReply.Room room, boolean succession, @Nullable String invite) {}
