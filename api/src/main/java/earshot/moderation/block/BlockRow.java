package earshot.moderation.block;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code blocks}, as far as Java reads it as a row. */
@MappedEntity("blocks")
record BlockRow(@Id UUID userId, UUID blockedId) {}
