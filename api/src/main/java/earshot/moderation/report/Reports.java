package earshot.moderation.report;

import com.github.f4b6a3.uuid.UuidCreator;
import earshot.account.Caller;
import earshot.presence.Presence;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import earshot.room.Participant;
import earshot.room.StreamId;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes reports and closes them. */
@Singleton
class Reports {
    private final Presence presence;
    private final Evidence evidence;
    private final ReportRepository rows;
    private final RateLimits limits;
    private final RateLimit limit;

    Reports(Presence presence, Evidence evidence, ReportRepository rows, RateLimits limits, ReportSettings settings) {
        this.presence = presence;
        this.evidence = evidence;
        this.rows = rows;
        this.limits = limits;
        this.limit = new RateLimit("report", settings.perHour(), Duration.ofHours(1));
    }

    /**
     * Keeps what the caller says of somebody in the same room.
     *
     * @throws ProblemException {@code forbidden} where the caller is not in the room or means oneself, {@code not-found} where the other is
     *     not in it, {@code rate-limited}
     */
    ReportReply.Made report(Caller caller, StreamId room, UserId target, String reason) {
        if (presence.seat(room, caller.id()).isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only who is in the room reports others in it.");
        }
        if (target.equals(caller.id())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "You cannot report yourself.");
        }
        Participant other = presence.seat(room, target)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "This person is not in the room."));
        limits.require(limit, caller.id().value());
        return keep(caller, room, other, reason);
    }

    private ReportReply.Made keep(Caller caller, StreamId room, Participant other, String reason) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        int kept = rows.insert(
                id,
                room.value(),
                now,
                UUID.fromString(caller.id().value()),
                caller.displayName(),
                UUID.fromString(other.identity().user().value()),
                other.displayName(),
                reason,
                "[" + String.join(",", evidence.of(room)) + "]");
        if (kept == 0) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The stream was deleted.");
        }
        return new ReportReply.Made(id.toString(), now.toEpochMilli());
    }

    /**
     * Closes a report; one that was closed before stays as it was closed.
     *
     * @throws ProblemException {@code not-found}
     */
    ReportRow close(Caller caller, StreamId room, UUID id, @Nullable String note) {
        rows.close(room.value(), id, Instant.now(), caller.displayName(), note);
        return rows.find(room.value(), id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such report."));
    }
}
