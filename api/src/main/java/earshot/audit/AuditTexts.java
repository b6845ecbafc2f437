package earshot.audit;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries as rows, and rows as the text that waits in a queue. */
@Singleton
final class AuditTexts {
    /** Characters. */
    private static final int LONGEST_REASON = 300;

    private final ObjectMapper json;

    AuditTexts(ObjectMapper json) {
        this.json = json;
    }

    AuditRow row(AuditEntry entry) {
        var actor = Optional.ofNullable(entry.actor());
        return new AuditRow(
                entry.id(),
                entry.room().value(),
                entry.at(),
                actor.map(who -> UUID.fromString(who.id().value())).orElse(null),
                actor.map(AuditEntry.Actor::name).orElse(null),
                entry.action(),
                Optional.ofNullable(entry.target())
                        .map(target -> UUID.fromString(target.value()))
                        .orElse(null),
                null,
                words(entry.reason()),
                object(entry.before()),
                object(entry.after()),
                entry.result().text(),
                entry.result().slug(),
                entry.requestId());
    }

    String write(AuditRow row) {
        return text(row);
    }

    /** @throws IllegalArgumentException when {@code text} is no row */
    AuditRow read(String text) {
        try {
            return Optional.ofNullable(json.readValue(text, AuditRow.class))
                    .filter(AuditTexts::isWhole)
                    .orElseThrow(() -> new IllegalArgumentException("half an audit row"));
        } catch (IOException e) {
            throw new IllegalArgumentException("no audit row", e);
        }
    }

    /** Reading does not look whether all is there. */
    private static boolean isWhole(AuditRow row) {
        return Stream.of(row.id(), row.streamId(), row.at(), row.action(), row.result())
                .allMatch(Objects::nonNull);
    }

    /** What fits the table, whoever wrote it: a row that does not would hold up a room's queue. */
    private static @Nullable String words(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        int end = reason.offsetByCodePoints(0, Math.min(LONGEST_REASON, reason.codePointCount(0, reason.length())));
        return reason.substring(0, end).replace('\0', ' ');
    }

    private @Nullable String object(@Nullable Object value) {
        return value == null ? null : text(value);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
