package earshot.rules;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * Somebody who can be decided on, also while not in the room.
 *
 * @param displayName as others read it
 * @param guest whether there is no account
 */
@MappedEntity("users")
public record Person(@Id UUID id, String displayName, boolean guest) {}
