package earshot.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}, as far as Java reads it as a row. */
@MappedEntity("users")
record UserRow(
        @Id UUID id,
        @Nullable String name,
        String displayName,
        @Nullable String passwordHash) {}
