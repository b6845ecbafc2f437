package earshot.account;

import earshot.room.UserId;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param id a UUID in lower case
 * @param name what the user signs in with; absent for guests
 * @param displayName what others read, 1 to 40 characters
 * @param guest whether there is no name and password
 * @param createdAt ms since the Unix epoch
 */
@Serdeable
public record User(
        @Schema(format = "uuid") String id, @Nullable String name, String displayName, boolean guest, long createdAt) {

    /** The id in the house's own type. */
    public UserId userId() {
        return new UserId(id);
    }
}
