package earshot.presence;

import earshot.problem.ProblemException;
import earshot.redis.RedisUnavailableException;
import earshot.room.Identity;
import earshot.room.Permission;
import earshot.room.StreamId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuParticipant;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the SFU permit each session what its seat permits: sends, reads and sends again until both are equal, because the calls of two
 * nodes may arrive in any order. The SFU's state is derived: what fails here the next reconcile mends.
 */
@Singleton
public class SfuAgreement {
    private static final Logger LOG = LoggerFactory.getLogger(SfuAgreement.class);
    private static final int ROUNDS = 5;

    private final SfuRooms sfu;
    private final SfuHealth health;
    private final Seats seats;

    SfuAgreement(SfuRooms sfu, SfuHealth health, Seats seats) {
        this.sfu = sfu;
        this.health = health;
        this.seats = seats;
    }

    /** Sends these sessions' permissions at once, then makes sure. Returns before that. */
    void reach(StreamId room, List<Identity> changed) {
        if (!changed.isEmpty() && health.available()) {
            Thread.startVirtualThread(() -> attempt(room, changed));
        }
    }

    private void attempt(StreamId room, List<Identity> changed) {
        try {
            var wanted = seats.permissions(room);
            wanted.keySet().retainAll(changed);
            wanted.forEach((identity, permission) -> sfu.permit(room, identity, permission));
            reach(room);
        } catch (ProblemException | RedisUnavailableException e) {
            LOG.info("Permissions in room {} wait for the next reconcile: {}", room, e.getMessage());
        }
    }

    /** Compares everybody until all are equal; says whether that was reached. */
    public boolean reach(StreamId room) {
        for (int round = 0; round < ROUNDS; round++) {
            if (mend(room, sfu.participants(room)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Sends the permissions of those of {@code participants} who have another; says how many. */
    public int mend(StreamId room, List<SfuParticipant> participants) {
        Map<Identity, Permission> wanted = seats.permissions(room);
        var different = new HashMap<Identity, Permission>();
        participants.forEach(participant -> participant
                .identity()
                .filter(identity -> wanted.containsKey(identity)
                        && !participant.permission().equals(wanted.get(identity)))
                .ifPresent(identity -> different.put(identity, wanted.get(identity))));
        different.forEach((identity, permission) -> sfu.permit(room, identity, permission));
        return different.size();
    }
}
