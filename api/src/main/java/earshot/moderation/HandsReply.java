package earshot.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.room.UserId;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The queue of hands after an action on it.
 *
 * @param action what it was
 * @param hands ids of the users whose hand is raised, first come first
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record HandsReply(String action, List<String> hands) {
    static HandsReply of(Act act, List<UserId> hands) {
        return new HandsReply(act.text(), hands.stream().map(UserId::value).toList());
    }
}
