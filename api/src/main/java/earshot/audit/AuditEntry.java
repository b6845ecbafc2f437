package earshot.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done in a room, or refused.
 *
 * @param id of the row; the same id is written once
 * @param at when, to the millisecond
 * @param room where
 * @param actor who; nothing where no person acted
 * @param action what; 2 to 40 of {@code a-z _}
 * @param target to whom
 * @param reason in the actor's words, at most 300 characters
 * @param before how it was: something that is written as a JSON object
 * @param after how it is now, likewise
 * @param result what came of it
 * @param requestId of the request that asked for it
 */
public record AuditEntry(
        UUID id,
        Instant at,
        StreamId room,
        @Nullable Actor actor,
        String action,
        @Nullable UserId target,
        @Nullable String reason,
        @Nullable Object before,
        @Nullable Object after,
        AuditResult result,
        @Nullable String requestId) {

    /**
     * A person who acted.
     *
     * @param name displayed then
     */
    public record Actor(UserId id, String name) {}

    /** Something that no person did just now: a time ran out, somebody was removed who had no place there. */
    public static AuditEntry bySystem(
            StreamId room,
            String action,
            @Nullable UserId target,
            @Nullable String reason,
            @Nullable Object before,
            @Nullable Object after) {
        return now(room, null, action, target, reason, before, after, new AuditResult.Accepted(), null);
    }

    static AuditEntry now(
            StreamId room,
            @Nullable Actor actor,
            String action,
            @Nullable UserId target,
            @Nullable String reason,
            @Nullable Object before,
            @Nullable Object after,
            AuditResult result,
            @Nullable String requestId) {
        return new AuditEntry(
                UuidCreator.getTimeOrderedEpoch(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                room,
                actor,
                action,
                target,
                reason,
                before,
                after,
                result,
                requestId);
    }
}
