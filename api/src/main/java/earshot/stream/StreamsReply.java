package earshot.stream;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of streams.
 *
 * @param next the {@code after} of the next page; absent on the last
 */
@Serdeable
record StreamsReply(List<StreamReply> streams, @Nullable String next) {}
