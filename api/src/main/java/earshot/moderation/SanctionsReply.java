package earshot.moderation;

import earshot.rules.SanctionBody;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what stands against people.
 *
 * @param next the {@code after} of the next page; absent on the last
 */
@Serdeable
record SanctionsReply(
        List<SanctionBody> sanctions, @Nullable String next) {}
