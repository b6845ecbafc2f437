package earshot.presence;

import earshot.loop.Each;
import earshot.loop.Failure;
import earshot.loop.Loop;
import earshot.problem.DatabaseAbsence;
import earshot.redis.ActiveRooms;
import earshot.redis.Redis;
import earshot.redis.RedisAbsence;
import earshot.redis.RedisClock;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for timers that are due, in every active room, on one of the nodes at a time. */
@Singleton
class Timers {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration TURN = Duration.ofMillis(450);

    private final ActiveRooms active;
    private final Redis redis;
    private final RedisClock clock;
    private final Map<String, DueWork> works;
    private final RedisAbsence absence;
    private final Each<StreamId> each = new Each<>("timers", this::judge);
    private @Nullable Loop loop;

    Timers(ActiveRooms active, Redis redis, RedisClock clock, RedisAbsence absence, List<DueWork> works) {
        this.active = active;
        this.redis = redis;
        this.clock = clock;
        this.absence = absence;
        this.works = works.stream().collect(Collectors.toMap(DueWork::kind, Function.identity()));
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(INTERVAL, "timers", () -> each.run(active.take("timers", TURN), this::look));
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    /** Does what is due in one room. */
    void look(StreamId room) {
        redis.membersUpTo(new RoomKeys(room).timers(), clock.now()).forEach(timer -> {
            String[] parts = timer.split(":", 2);
            DueWork work = works.get(parts[0]);
            if (work != null && parts.length == 2) {
                UserId.parse(parts[1]).ifPresent(user -> work.due(room, user));
            }
        });
    }

    private Failure judge(RuntimeException failure) {
        return DatabaseAbsence.explains(failure) ? Failure.ABSENCE_FOR_ALL : absence.judge(failure);
    }
}
