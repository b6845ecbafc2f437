package earshot.settings;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code voice_settings}.
 *
 * @param schemaNumber how {@code document} is written
 * @param document JSON
 */
@MappedEntity("voice_settings")
record StoredSettings(@Id UUID userId, long version, int schemaNumber, String document, Instant updatedAt) {}
