package earshot.audit;

import earshot.redis.StreamEntry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of a room's history queue that are rows of {@code voice_audit}, for whoever empties the queue. */
@Singleton
public class AuditQueue {
    /** What such an entry's field {@code kind} says; its field {@code row} is the row as JSON. */
    static final String KIND = "audit";

    private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

    private final AuditRows rows;
    private final AuditTexts texts;

    AuditQueue(AuditRows rows, AuditTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** Whether the entry is for {@link #write}. */
    public static boolean holds(StreamEntry entry) {
        return KIND.equals(entry.fields().get("kind"));
    }

    /** Writes the rows of these entries, all or none; what was written before stays as it is, and what is no row is logged and left out. */
    public void write(List<StreamEntry> entries) {
        List<AuditRow> some = entries.stream().flatMap(this::row).toList();
        if (!some.isEmpty()) {
            rows.write(some);
        }
    }

    private Stream<AuditRow> row(StreamEntry entry) {
        try {
            return Stream.of(
                    texts.read(Optional.ofNullable(entry.fields().get("row")).orElse("")));
        } catch (IllegalArgumentException e) {
            LOG.error("Skipped history entry {} {}", entry.id(), entry.fields(), e);
            return Stream.empty();
        }
    }
}
