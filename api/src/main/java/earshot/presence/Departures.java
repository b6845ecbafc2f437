package earshot.presence;

import earshot.problem.ProblemException;
import earshot.redis.Keys;
import earshot.redis.Redis;
import earshot.redis.RedisUnavailableException;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.StreamId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuRooms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends seats, with all that hangs on them: the roster first, then the claim, the user's other tabs and the SFU. */
@Singleton
class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final PresenceLeave leave;
    private final UserRelease release;
    private final Redis redis;
    private final SfuRooms sfu;
    private final SfuHealth health;

    Departures(PresenceLeave leave, UserRelease release, Redis redis, SfuRooms sfu, SfuHealth health) {
        this.leave = leave;
        this.release = release;
        this.redis = redis;
        this.sfu = sfu;
        this.health = health;
    }

    /** The session leaves by itself. */
    PresenceLeave.Result leave(Place place, LeaveReason reason) {
        var result = leave.run(place.room(), place.identity(), reason);
        release.run(place.identity(), Optional.empty());
        return result;
    }

    /** The session is made to leave: its media end too. */
    PresenceLeave.Result remove(Place place, LeaveReason reason) {
        var result = leave(place, reason);
        disconnect(place.room(), place.identity());
        return result;
    }

    /** The session gives way to a newer one of its user, and its tab is told. */
    PresenceLeave.Result replace(Place place, LeaveReason reason) {
        var result = remove(place, reason);
        if (result != PresenceLeave.Result.GONE) {
            redis.publish(
                    Keys.inbox(place.identity().user()),
                    "{\"v\":1,\"t\":\"session_replaced\",\"d\":{\"streamId\":\"%s\",\"sessionId\":\"%s\"}}"
                            .formatted(place.room(), place.identity().session()));
        }
        return result;
    }

    /** The user's other sessions give way to a newer one in {@code room}; says whether one of them held a seat in another room. */
    boolean replaceAll(List<Place> others, StreamId room) {
        boolean moved = false;
        for (Place place : others) {
            boolean elsewhere = !place.room().equals(room);
            var result = replace(place, elsewhere ? LeaveReason.MOVED : LeaveReason.REPLACED);
            moved |= elsewhere && result == PresenceLeave.Result.LEFT;
        }
        return moved;
    }

    /** The session was not seated: the claim goes back to whom it had been taken from. */
    void unclaim(UserClaim.Claim claim) {
        release.run(claim.identity(), claim.before());
    }

    /** The session may have been seated, and does not want it any more. With Redis away its lease ends the seat. */
    void undo(StreamId room, UserClaim.Claim claim) {
        try {
            leave.run(room, claim.identity(), LeaveReason.LEFT);
            unclaim(claim);
        } catch (RedisUnavailableException e) {
            LOG.info("{} is left to its lease: {}", claim.identity(), e.getMessage());
        }
    }

    /** After a script has removed the seat. */
    void removed(StreamId room, Identity identity) {
        release.run(identity, Optional.empty());
        disconnect(room, identity);
    }

    /** Best effort and in nobody's way: the reconciler repeats it until the SFU no longer lists the session. */
    private void disconnect(StreamId room, Identity identity) {
        if (health.available()) {
            Thread.startVirtualThread(() -> {
                try {
                    sfu.remove(room, identity);
                } catch (ProblemException e) {
                    LOG.info("{} stays at the SFU until the next reconcile: {}", identity, e.detail());
                }
            });
        }
    }
}
