package earshot.history;

import earshot.audit.AuditQueue;
import earshot.loop.Each;
import earshot.loop.Failure;
import earshot.loop.Loop;
import earshot.problem.DatabaseAbsence;
import earshot.redis.ActiveRooms;
import earshot.redis.Redis;
import earshot.redis.RedisAbsence;
import earshot.redis.RoomKeys;
import earshot.redis.StreamEntry;
import earshot.room.StreamId;
import earshot.rules.RuleQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries queued joins, leaves, decisions and audit rows to Postgres: read, commit, only then delete. A crash between commit and delete repeats
 * entries, which {@link MembershipRows} and {@link AuditQueue} do not mind; two nodes with the same room do not matter either.
 */
@Singleton
class Recorder {
    private static final String START = "0-0";

    private final ActiveRooms rooms;
    private final Redis redis;
    private final MembershipRows rows;
    private final AuditQueue audit;
    private final RuleQueue decisions;
    private final EventsLog log;
    private final HistorySettings settings;
    private final RedisAbsence absence;
    private final Each<StreamId> each = new Each<>("history-recorder", this::judge);
    private final Counter written;
    private @Nullable Loop loop;

    Recorder(
            ActiveRooms rooms,
            Redis redis,
            RedisAbsence absence,
            MembershipRows rows,
            AuditQueue audit,
            RuleQueue decisions,
            EventsLog log,
            HistorySettings settings,
            MeterRegistry metrics) {
        this.written = metrics.counter("earshot.history.written");
        this.rooms = rooms;
        this.redis = redis;
        this.absence = absence;
        this.rows = rows;
        this.audit = audit;
        this.decisions = decisions;
        this.log = log;
        this.settings = settings;
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.backingOff(settings.interval(), settings.longestPause(), "history-recorder", this::round);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private void round() {
        Duration turn = settings.interval().multipliedBy(9).dividedBy(10);
        each.run(rooms.take("history", turn), this::record);
    }

    private Failure judge(RuntimeException failure) {
        return DatabaseAbsence.explains(failure) ? Failure.ABSENCE_FOR_ALL : absence.judge(failure);
    }

    /** Empties one room's queue. */
    void record(StreamId stream) {
        String queue = new RoomKeys(stream).history();
        List<StreamEntry> entries = redis.streamAfter(queue, START, settings.batch());
        while (!entries.isEmpty()) {
            write(stream, entries);
            written.increment(entries.size());
            redis.streamDelete(queue, entries.stream().map(StreamEntry::id).toList());
            entries = redis.streamAfter(queue, START, settings.batch());
        }
    }

    private void write(StreamId stream, List<StreamEntry> entries) {
        audit.write(entries.stream().filter(AuditQueue::holds).toList());
        entries.stream().filter(RuleQueue::holds).forEach(decisions::write);
        var memberships = entries.stream()
                .filter(entry -> !AuditQueue.holds(entry) && !RuleQueue.holds(entry))
                .map(Membership::parse)
                .flatMap(Optional::stream)
                .toList();
        if (!memberships.isEmpty()) {
            rows.write(stream, memberships).forEach(news -> log.write(stream, news));
        }
    }
}
