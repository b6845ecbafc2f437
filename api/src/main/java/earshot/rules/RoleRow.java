package earshot.rules;

import earshot.room.Role;
import earshot.room.UserId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Locale;
import java.util.UUID;

/** A row of {@code room_roles}. */
@MappedEntity("room_roles")
record RoleRow(@Id String streamId, UUID userId, String role) {
    UserId user() {
        return new UserId(userId.toString());
    }

    Role granted() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }
}
