package earshot.reconcile;

import earshot.loop.Each;
import earshot.loop.Failure;
import earshot.loop.Loop;
import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.ActiveRooms;
import earshot.redis.RedisAbsence;
import earshot.room.StreamId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuRooms;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks every active room once per interval, on one of the nodes. Does nothing while the SFU is away: no answer is no evidence. */
@Singleton
class Reconciler {
    private final ActiveRooms active;
    private final SfuRooms rooms;
    private final SfuHealth health;
    private final RoomCheck check;
    private final ReconcileSettings settings;
    private final RedisAbsence absence;
    private final Each<StreamId> each = new Each<>("reconciler", this::judge);
    private @Nullable Loop loop;

    Reconciler(
            ActiveRooms active,
            SfuRooms rooms,
            SfuHealth health,
            RoomCheck check,
            ReconcileSettings settings,
            RedisAbsence absence) {
        this.active = active;
        this.rooms = rooms;
        this.health = health;
        this.check = check;
        this.settings = settings;
        this.absence = absence;
    }

    @EventListener
    void start(StartupEvent event) {
        if (health.configured()) {
            loop = Loop.every(settings.interval(), "reconciler", this::round);
        }
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private void round() {
        if (health.available()) {
            var turn = settings.interval().multipliedBy(9).dividedBy(10);
            each.run(active.take("reconcile", turn), check::check);
            each.run(forgotten(), check::check);
        }
    }

    /** Rooms that all have left, though the SFU still has somebody: a removal that failed. Rare, so that every node may do them. */
    private Set<StreamId> forgotten() {
        var inhabited = new HashSet<>(rooms.inhabited());
        if (!inhabited.isEmpty()) {
            inhabited.removeAll(active.all());
        }
        return inhabited;
    }

    /** An SFU that fails for one room need not be away: its probe tells. */
    private Failure judge(RuntimeException failure) {
        boolean ofSfu = failure instanceof ProblemException problem && problem.type() == ProblemType.SFU_UNAVAILABLE;
        if (!ofSfu) {
            return absence.judge(failure);
        }
        return health.available() ? Failure.ABSENCE : Failure.ABSENCE_FOR_ALL;
    }
}
