package earshot.moderation.report;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rows as hosts and moderators see them. */
@Singleton
final class ReportReplies {
    private final ObjectMapper json;

    ReportReplies(ObjectMapper json) {
        this.json = json;
    }

    /** A page of at most {@code limit} of the rows; there is a next one where there are more. */
    ReportReply.Page page(List<ReportRow> rows, int limit) {
        var page = rows.stream().limit(limit).map(this::reply).toList();
        return new ReportReply.Page(page, rows.size() > limit ? page.getLast().id() : null);
    }

    ReportReply reply(ReportRow row) {
        return new ReportReply(
                row.id().toString(),
                row.at().toEpochMilli(),
                row.reporterId().toString(),
                row.reporterName(),
                row.targetId().toString(),
                row.targetName(),
                row.reason(),
                row.closedAt() == null ? "open" : "closed",
                events(row.evidence()),
                Optional.ofNullable(row.closedAt()).map(Instant::toEpochMilli).orElse(null),
                row.closedBy(),
                row.note());
    }

    private List<JsonNode> events(String array) {
        try {
            return Objects.requireNonNull(json.readValue(array, Argument.listOf(JsonNode.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
