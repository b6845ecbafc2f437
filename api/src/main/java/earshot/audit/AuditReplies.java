package earshot.audit;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as clients see them. */
@Singleton
final class AuditReplies {
    private final ObjectMapper json;

    AuditReplies(ObjectMapper json) {
        this.json = json;
    }

    /** A page of at most {@code limit} of the rows; there is a next one where there are more. */
    AuditReply page(List<AuditRow> rows, int limit) {
        var page = rows.stream().limit(limit).map(this::entry).toList();
        return new AuditReply(page, rows.size() > limit ? page.getLast().id() : null);
    }

    private AuditReply.Entry entry(AuditRow row) {
        return new AuditReply.Entry(
                row.id().toString(),
                row.at().toEpochMilli(),
                text(row.actorId()),
                row.actorName(),
                row.action(),
                text(row.targetId()),
                row.targetName(),
                row.reason(),
                tree(row.before()),
                tree(row.after()),
                row.result(),
                row.problem(),
                row.requestId());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private @Nullable JsonNode tree(@Nullable String object) {
        try {
            return object == null ? null : json.readValue(object, JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
