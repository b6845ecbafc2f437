package earshot.rules;

import earshot.redis.StreamEntry;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of a room's history queue that are decisions made while Postgres was away, for whoever empties the queue. */
@Singleton
public class RuleQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RuleQueue.class);
    private static final String IMPOSED = "imposed";
    private static final String LIFTED = "lifted";

    private final Decisions decisions;
    private final Standings texts;

    RuleQueue(Decisions decisions, Standings texts) {
        this.decisions = decisions;
        this.texts = texts;
    }

    /** An entry that says that these sanctions were imposed. */
    public Map<String, String> imposed(List<Sanction> sanctions) {
        return Map.of("kind", IMPOSED, "sanctions", texts.write(sanctions));
    }

    /** An entry that says that the sanction was lifted. */
    public Map<String, String> lifted(UUID sanction, UserId by, Instant at) {
        return Map.of(
                "kind", LIFTED, "id", sanction.toString(), "by", by.value(), "at", Long.toString(at.toEpochMilli()));
    }

    /** Whether the entry is for {@link #write}. */
    public static boolean holds(StreamEntry entry) {
        return IMPOSED.equals(entry.fields().get("kind"))
                || LIFTED.equals(entry.fields().get("kind"));
    }

    /** Writes the entry's rows; what was written before stays as it is, and what makes no sense is logged and left out. */
    public void write(StreamEntry entry) {
        try {
            write(entry.fields());
        } catch (IllegalArgumentException e) {
            LOG.error("Skipped history entry {} {}", entry.id(), entry.fields(), e);
        }
    }

    private void write(Map<String, String> fields) {
        if (IMPOSED.equals(fields.get("kind"))) {
            texts.sanctions(fields.getOrDefault("sanctions", "")).forEach(decisions::impose);
        } else {
            decisions.lift(
                    UUID.fromString(fields.getOrDefault("id", "")),
                    new UserId(fields.getOrDefault("by", "")),
                    Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("at", ""))));
        }
    }
}
